import { createRequire } from 'node:module';

/** Tells how far a long piece of work has come. */
export type Progress = (done: number, total: number, what: string) => void;

/** A progress bar on a terminal; silent when the error output is piped. Call `stop` at the end. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): {
  report: Progress;
  stop(): void;
} {
  if (!stream.isTTY) return { report: () => undefined, stop: () => undefined };
  const cliProgress = createRequire(import.meta.url)('cli-progress') as typeof import('cli-progress');
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: '{bar} {percentage}% {what}',
      hideCursor: true,
      clearOnComplete: true,
      stopOnComplete: false,
    },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    report(done, total, what) {
      if (!started) bar.start(total, done, { what });
      started = true;
      bar.setTotal(total);
      bar.update(done, { what });
    },
    stop: () => bar.stop(),
  };
}
