import { type ComponentProps, type FormEvent, useEffect, useState } from 'react';
import { type FileProgress as OnServer, PROGRESS, PROGRESS_PATH } from './file-progress-path.ts';

const ASK_EVERY_MS = 700;

type Progress = OnServer | { state: 'begun' | 'read' };

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
  const [progress, setProgress] = useState<Progress>({ state: 'begun' });
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch(PROGRESS_PATH + name);
      const told: OnServer | { state: null } = await answer.json();
      setProgress((before) => next(before, told));
    };
    // If no answer comes, the next page shows the outcome.
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
      <progress
        aria-hidden
        className="h-2 w-40 accent-blue-900"
        {...(progress.state === 'sending' && { value: progress.sent, max: progress.of })}
      />
      {wordsOf(progress)}
    </p>
  );
}

/** A file that was waiting or being read and no longer is has been read, though its bytes are still held. */
function next(before: Progress, told: OnServer | { state: null }): Progress {
  if (told.state === 'waiting' || told.state === 'reading') return told;
  if (before.state !== 'begun' && before.state !== 'sending') return { state: 'read' };
  return told.state === null ? before : told;
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function wordsOf(progress: Progress): string {
  if (progress.state === 'waiting')
    return `順番を待っています（前に${progress.ahead}件）。このままお待ちください。`;
  if (progress.state === 'reading') return 'ファイルを読んでいます。このままお待ちください。';
  if (progress.state === 'read') return '読み終わりました。結果のページを開いています。';
  if (progress.state === 'sending')
    return `ファイルを送っています（${megabytes(progress.of)}MBのうち${megabytes(progress.sent)}MB）。このままお待ちください。`;
  return 'ファイルを送っています。このままお待ちください。';
}
