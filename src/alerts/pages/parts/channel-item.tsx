import { Button } from '../../../ui/forms/button.tsx';
import type { ChannelView } from '../../list-view.ts';
import { RhythmChoice } from './rhythm-choice.tsx';

const KINDS: Record<ChannelView['kind'], string> = {
  email: 'メール',
  webhook: 'Webhook',
  push: 'ブラウザーの通知',
  device: '端末',
};
const STATES: Record<ChannelView['state'], string> = {
  active: '送っています',
  unconfirmed: '確認を待っています',
  stopped: '止まっています',
};

/** One channel: where it goes, its state and why, and what can be done with it. */
export function ChannelItem(props: { channel: ChannelView; handle: string; digestAt: string }) {
  const { channel, handle, digestAt } = props;
  const { id, kind, address, state, confirmBy, why, rhythm, secret } = channel;
  const action = `/lists/${handle}`;
  return (
    <div className="rounded-8 border border-solid-gray-420 p-3 sm:p-4" data-channel={kind}>
      <p>
        <span className="text-dns-14N-130 text-solid-gray-700">{KINDS[kind]}　</span>
        <strong className="channel-state" data-state={state}>
          {STATES[state]}
        </strong>
      </p>
      <p className="break-all">{address}</p>
      {state === 'unconfirmed' && confirmBy ? (
        <p className="text-dns-14N-130">
          {confirmBy}
          までに、届いたメールのリンクを開いてください。届かないときは、下から同じアドレスでもう一度送れます。
        </p>
      ) : null}
      {state === 'stopped' && why ? <p className="text-dns-14N-130">{why}</p> : null}
      {secret ? (
        <details className="text-dns-14N-130">
          <summary className="w-fit py-1 text-blue-1000 underline">署名を確かめる鍵を見る</summary>
          <code className="break-all font-mono">{secret}</code>
        </details>
      ) : null}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        {kind === 'email' && state === 'active' ? (
          <form method="post" action={action} className="flex flex-wrap items-center gap-x-3">
            <input type="hidden" name="intent" value="rhythm" />
            <input type="hidden" name="channel" value={id} />
            <RhythmChoice digestAt={digestAt} chosen={rhythm} />
            <Button size="sm">変える</Button>
          </form>
        ) : null}
        {state === 'stopped' ? (
          <ChannelButton action={action} id={id} intent="enable-channel" label="もう一度送る" />
        ) : null}
        <ChannelButton action={action} id={id} intent="remove-channel" label="消す" what={address} />
      </div>
    </div>
  );
}

function ChannelButton(props: { action: string; id: string; intent: string; label: string; what?: string }) {
  const { action, id, intent, label, what } = props;
  return (
    <form method="post" action={action}>
      <input type="hidden" name="channel" value={id} />
      <Button
        size="sm"
        variant="text"
        name="intent"
        value={intent}
        aria-label={what ? `${what}を${label}` : undefined}
      >
        {label}
      </Button>
    </form>
  );
}
