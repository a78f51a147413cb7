import { useEffect, useState } from 'react';
import { Button } from '../../../ui/forms/button.tsx';
import { addDevice, askForPush, canPush, type PushState, removeDevice } from '../../device/devices.ts';
import { DENIED, FAILED, UNSUPPORTED } from './push-wording.ts';

const WORDS: Record<PushState, string> = {
  unsupported: `${UNSUPPORTED}そこでのリストは別になるので、CSVで移してください。`,
  denied: DENIED,
  off: '通知していません。新しい一覧でリストの品目に変化があったとき、この端末に通知できます。',
  on: '通知しています。新しい一覧が出るとこの端末が公開の知らせを読み、リストの品目に変化があれば知らせます。',
};
/** Notifications of this device on and off. Permission is asked for by the click only. */
export function PushSwitch({
  pushed,
  onChange,
}: {
  pushed: boolean;
  onChange: (pushed: boolean) => Promise<void>;
}) {
  const [state, setState] = useState<PushState | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => setState(stateOf(pushed)), [pushed]);
  if (!state) return null;

  const toggle = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await onChange(state === 'on' ? await stop() : await start());
    } catch {
      setFailed(true);
    }
    setBusy(false);
    // The reader may have said no.
    if (state === 'off') setState(stateOf(pushed));
  };
  return (
    <div className="space-y-3">
      <p role="status">{failed ? FAILED : WORDS[state]}</p>
      {state === 'on' || state === 'off' ? (
        <Button type="button" size="sm" aria-busy={busy || undefined} onClick={() => busy || void toggle()}>
          {state === 'on' ? '通知をやめる' : 'この端末に通知する'}
        </Button>
      ) : null}
    </div>
  );
}

/** @returns whether the device is told from now on */
async function start(): Promise<boolean> {
  const registration = await askForPush();
  if (registration) await addDevice(registration);
  return registration !== null;
}

async function stop(): Promise<boolean> {
  await removeDevice();
  return false;
}

function stateOf(pushed: boolean): PushState {
  if (!canPush()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return pushed && Notification.permission === 'granted' ? 'on' : 'off';
}
