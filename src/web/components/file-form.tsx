import { type ComponentProps, type FormEvent, useEffect, useState } from 'react';
import { PROGRESS, PROGRESS_PATH } from '../file-progress-path.ts';

const ASK_EVERY_MS = 700;

type Progress = { state: 'sending' } | { state: 'waiting'; ahead: number } | { state: 'reading' | 'read' };

/**
 * A form that sends a file. With scripts it says how far the file is until the next page comes: being sent, in the queue, being read.
 * Without them the browser's own sign of loading is all there is.
 */
export function FileForm({ action, children, ...rest }: ComponentProps<'form'> & { action: string }) {
  const [name, setName] = useState<string | null>(null);
  const begin = (event: FormEvent<HTMLFormElement>) => {
    const drawn = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    event.currentTarget.action = `${action}?${PROGRESS}=${drawn}`;
    setName(drawn);
  };
  return (
    <form method="post" encType="multipart/form-data" action={action} onSubmit={begin} {...rest}>
      {children}
      <div role="status">
        {name ? <FileProgress key={name} name={name} onBack={() => setName(null)} /> : null}
      </div>
    </form>
  );
}

function FileProgress({ name, onBack }: { name: string; onBack: () => void }) {
  const [progress, setProgress] = useState<Progress>({ state: 'sending' });
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch(PROGRESS_PATH + name);
      const told: { state: 'waiting' | 'reading' | null; ahead?: number } = await answer.json();
      setProgress((before) =>
        told.state ? (told as Progress) : before.state === 'sending' ? before : { state: 'read' },
      );
    };
    // Where an answer does not come, the page that follows tells.
    const asking = setInterval(() => void ask().catch(() => undefined), ASK_EVERY_MS);
    // Who comes back to the page by the browser's own button has nothing under way.
    window.addEventListener('pageshow', onBack);
    return () => {
      clearInterval(asking);
      window.removeEventListener('pageshow', onBack);
    };
  }, [name, onBack]);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-std-16N-170">
      <progress aria-hidden className="h-2 w-40 accent-blue-900" />
      {wordsOf(progress)}
    </p>
  );
}

function wordsOf(progress: Progress): string {
  if (progress.state === 'waiting')
    return `順番を待っています（前に${progress.ahead}件）。このままお待ちください。`;
  if (progress.state === 'reading') return 'ファイルを読んでいます。このままお待ちください。';
  if (progress.state === 'read') return '読み終わりました。結果のページを開いています。';
  return 'ファイルを送っています。このままお待ちください。';
}
