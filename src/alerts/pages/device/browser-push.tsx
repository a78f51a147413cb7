import { useEffect, useState } from 'react';
import { useRevalidator } from 'react-router';
import { Button } from '../../../ui/forms/button.tsx';
import { addToList, askForPush, canPush } from '../../device/devices.ts';
import { DENIED, FAILED, UNSUPPORTED } from './push-wording.ts';

type State = 'unsupported' | 'denied' | 'ready' | 'busy' | 'done' | 'failed';

const WORDS: Partial<Record<State, string>> = {
  unsupported: UNSUPPORTED,
  denied: DENIED,
  done: 'このブラウザーに通知します。',
  failed: FAILED,
};

/** Lets a list on the site tell this browser; nothing without scripts. Permission is asked for by the click only. */
export function BrowserPush({ handle }: { handle: string }) {
  const [state, setState] = useState<State | null>(null);
  const { revalidate } = useRevalidator();
  useEffect(() => setState(atFirst()), []);
  if (!state) return null;

  const subscribe = async () => {
    setState('busy');
    try {
      const registration = await askForPush();
      if (!registration) return setState(atFirst());
      await addToList(registration, handle);
      setState('done');
      // The list of channels shows the new one.
      await revalidate();
    } catch {
      setState('failed');
    }
  };
  return (
    <div className="space-y-2">
      {state === 'ready' || state === 'busy' || state === 'failed' ? (
        <Button type="button" aria-busy={state === 'busy' || undefined} onClick={() => void subscribe()}>
          このブラウザーで通知を受け取る
        </Button>
      ) : null}
      <p role="status" className="text-dns-14N-130 text-solid-gray-700 empty:hidden">
        {WORDS[state]}
      </p>
    </div>
  );
}

function atFirst(): State {
  if (!canPush()) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : 'ready';
}
