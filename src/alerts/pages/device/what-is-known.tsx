import { DefinitionList } from '../../../ui/definition-list.tsx';
import { Link } from '../../../ui/link.tsx';

/** In plain words: what the site learns of a list that stays here, and what is lost with the browser's data. */
export function WhatIsKnown() {
  return (
    <DefinitionList
      items={[
        {
          key: 'list',
          term: 'サーバーに送らないもの',
          description:
            'リストの品目、知らせることの設定、探した言葉、貼り付けた一覧。どれもこのブラウザーの中だけにあります。',
        },
        {
          key: 'match',
          term: '知らせを選ぶ場所',
          description: (
            <>
              この端末です。誰にも同じ内容の
              <a href="/api/v1/news">公開の知らせ</a>と<a href="/api/v1/catalogue.json">品目の一覧</a>
              を読み、リストと照らし合わせます。
            </>
          ),
        },
        {
          key: 'push',
          term: '通知を使うとき',
          description:
            'ブラウザーの通知の宛先だけを預かり、「新しい一覧が出た」ことだけを送ります。品目は送りも受け取りもしません。通知をやめると宛先を消します。',
        },
        {
          key: 'open',
          term: '品目のページを開くと',
          description: 'その品目のページへの普通のアクセスになります。リストの品目かどうかは伝わりません。',
        },
        {
          key: 'lost',
          term: '消えるとき',
          description:
            'ブラウザーの閲覧データ（サイトのデータ）を消すと、リストも消えて、元に戻せません。長く開かないと、ブラウザーが自動で消すこともあります。CSVに書き出しておけば、ほかの端末にも移せます。',
        },
        {
          key: 'other',
          term: 'ほかの方法',
          description: (
            <>
              消えては困るリストや、メールで知らせてほしいときは、
              <Link to="/lists">サイトに置く品目リスト</Link>を使ってください。
            </>
          ),
        },
      ]}
    />
  );
}
