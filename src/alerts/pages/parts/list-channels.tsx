import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';
import type { Problem } from '../../../web/shell/problem.tsx';
import type { ListView } from '../../list-view.ts';
import { BrowserPush } from '../device/browser-push.tsx';
import { ChannelItem } from './channel-item.tsx';
import { ListSection } from './list-section.tsx';
import { RhythmChoice } from './rhythm-choice.tsx';

/** How a list tells: what there is with its state, and e-mail, webhook and this browser to be added. */
export function ListChannels(props: {
  list: ListView;
  /** What was refused, to be put right. */
  failed: { intent: string; given: string; problem: Problem } | null;
}) {
  const { list, failed } = props;
  const { handle, channels, digestAt } = list;
  const errorOf = (intent: string) => (failed?.intent === intent ? failed.problem.detail : undefined);
  const givenOf = (intent: string) => (failed?.intent === intent ? failed.given : undefined);
  return (
    <ListSection id="channels" title="受け取り方">
      {channels.length === 0 ? (
        <p>まだ何も送っていません。メール、通知、Webhook、フィードから選べます。</p>
      ) : (
        <ul className="space-y-3">
          {channels.map((channel) => (
            <li key={channel.id}>
              <ChannelItem channel={channel} handle={handle} digestAt={digestAt} />
            </li>
          ))}
        </ul>
      )}
      <form
        method="post"
        action={`/lists/${handle}`}
        className="space-y-3 rounded-8 border border-solid-gray-536 p-4"
      >
        <input type="hidden" name="intent" value="email" />
        <Field
          label="メールで受け取る"
          hint="確認のメールが届きます。中のリンクを開くまで、お知らせは届きません。"
          error={errorOf('email')}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              name="address"
              defaultValue={givenOf('email')}
              required
              maxLength={254}
              autoComplete="email"
              placeholder="name@example.jp"
              className="w-full"
            />
          )}
        </Field>
        <RhythmChoice digestAt={digestAt} chosen="now" />
        <Button>確認のメールを送る</Button>
      </form>
      <BrowserPush handle={handle} />
      <details open={failed?.intent === 'webhook'}>
        <summary className="w-fit py-2 text-blue-1000 underline">Webhook で受け取る（システム連携）</summary>
        <form method="post" action={`/lists/${handle}`} className="mt-2 space-y-3">
          <input type="hidden" name="intent" value="webhook" />
          <Field
            label="送り先のURL"
            hint="インターネット上の https のアドレス。署名は Standard Webhooks の方式です。"
            error={errorOf('webhook')}
          >
            {(control) => (
              <Input
                {...control}
                type="url"
                name="address"
                defaultValue={givenOf('webhook')}
                required
                maxLength={2000}
                placeholder="https://"
                className="w-full"
                autoComplete="off"
              />
            )}
          </Field>
          <Button size="sm">Webhook を登録する</Button>
        </form>
      </details>
    </ListSection>
  );
}
