import { Notice } from '../../../ui/notice.tsx';
import type { ListView } from '../../list-view.ts';
import { RememberSwitch } from './remembered.tsx';

const DONE: Record<string, { place: string; words: string }> = {
  added: { place: 'top', words: '品目を足しました' },
  removed: { place: 'products', words: '選んだ品目を外しました' },
  topics: { place: 'topics', words: '知らせることを保存しました' },
  email: { place: 'channels', words: '確認のメール' },
  webhook: { place: 'channels', words: 'Webhook を登録しました' },
  rhythm: { place: 'channels', words: '受け取る間隔を変えました' },
  enabled: { place: 'channels', words: 'もう一度送るようにしました' },
  'channel-removed': { place: 'channels', words: '受け取り方を消しました。そこへはもう何も届きません' },
  renamed: { place: 'settings', words: '名前を変えました' },
  rules: { place: 'settings', words: '条件を変えました' },
};

/** The part of the page that shows it; `top` for what concerns the whole list. */
export function placeOf(done: string | null): string {
  return done && Object.hasOwn(DONE, done) ? DONE[done]!.place : 'top';
}

/** What has just been done; after making a list, what to do next. */
export function ListDone({ done, list }: { done: string | null; list: ListView }) {
  if (done === 'made') {
    return (
      <Notice kind="success" title="リストができました">
        <p>
          <strong>このページのアドレスが、リストの鍵です。</strong>
          ブックマークするか、控えておいてください。アドレスを知る人は、だれでもこのリストを開けます。
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <RememberSwitch handle={list.handle} name={list.name} />
          <a href="#channels" className="py-2">
            知らせの受け取り方を選ぶ
          </a>
        </div>
      </Notice>
    );
  }
  if (done === 'email') {
    return (
      <Notice
        kind={list.sends ? 'success' : 'warning'}
        title={list.sends ? '確認のメールを送ります' : '確認のメールは、まだ送れていません'}
      >
        <p>
          {list.sends
            ? '数分で届きます。'
            : 'メールをいま送れていません。登録は済んでいて、送れるようになりしだい自動で送ります。もう一度登録する必要はありません。'}
          48時間以内に、メールの中のリンクを開いて確認してください。確認するまで、お知らせは届きません。
        </p>
        {list.sends ? <p>届かないときは、迷惑メールの箱とアドレスを確かめてください。</p> : null}
        {list.outbox ? (
          <p>
            このサイトにはメールサーバーの設定がありません。メールは
            <a href="/lists/outbox">送信箱</a>で読めます。
          </p>
        ) : null}
      </Notice>
    );
  }
  const words = done && Object.hasOwn(DONE, done) ? DONE[done]!.words : null;
  return words ? (
    <div role="status">
      <Notice kind="success" title={words} />
    </div>
  ) : null;
}
