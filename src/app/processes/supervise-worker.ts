/**
 * The worker beside a site, a process of its own so that heavy jobs never delay a page. However it ends, it is started again,
 * and what it held is freed at once.
 */
import type { Context } from '../../platform/context.ts';
import { bury } from '../worker.ts';
import { type KeptChild, keepChild, spawnAntei } from './keep-child.ts';

export function superviseWorker(context: Context): KeptChild {
  const { log, settings } = context;
  /** Rows of the worker that runs, and of those that lived in processes that are gone and are not freed yet. */
  const mine = new Set<number>();
  const ended = new Set<number>();
  const start = () => {
    mine.clear();
    return spawnAntei('worker', settings.dataDir).on('message', ({ worker }: { worker: number }) =>
      mine.add(worker),
    );
  };
  return keepChild(log, 'worker', start, async () => {
    for (const id of mine) ended.add(id);
    const ids = [...ended];
    try {
      await bury(context, ids);
      for (const id of ids) ended.delete(id);
    } catch (error) {
      // The next worker frees it, or this one's next end.
      log.warn({ err: error }, 'what the worker held stays taken for a minute');
    }
  });
}
