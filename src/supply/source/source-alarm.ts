import type { Context } from '../../platform/context.ts';
import { sourceState } from './source-state.ts';

/** Every page asks; so long the last answer is good enough. */
const KEEP_MS = 30_000;

/**
 * What is wrong with the official source, for the head of every page; null if all is well. A page is never lost to this
 * question: while the database is away, the last answer is used.
 */
export function sourceAlarm(
  context: Pick<Context, 'pool' | 'clock' | 'settings' | 'log'>,
  ask = async () => (await sourceState(context)).alarm,
): () => Promise<string | null> {
  let held: string | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;
  const refresh = async () => {
    try {
      held = await ask();
    } catch (error) {
      context.log.error({ err: error }, 'source alarm: unknown, keeping the last answer');
    }
    asking = null;
  };
  return async () => {
    const now = context.clock.now().getTime();
    if (now - askedAt >= KEEP_MS) {
      askedAt = now;
      asking = refresh();
    }
    await asking;
    return held;
  };
}
