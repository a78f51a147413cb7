/** The room opened for one command. Its rooms are loaded here: what is not asked for is not loaded. */
import type { Command } from 'commander';
import type { CommandKit } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import type { Roadmap } from './roadmap.ts';

/** Runs `work` with the room's verbs, and closes what it opened. */
export function withRoadmap<T>(
  kit: CommandKit,
  command: Command,
  work: (roadmap: Roadmap, context: Context) => Promise<T>,
): Promise<T> {
  return kit.withContext(command, async (context) => {
    const [{ createSupplyReader }, { createIndicators }, { createRoadmap }] = await Promise.all([
      import('../supply/index.ts'),
      import('../indicators/index.ts'),
      import('./roadmap.ts'),
    ]);
    const indicators = createIndicators(context);
    try {
      return await work(createRoadmap(context, { supply: createSupplyReader(context), indicators }), context);
    } finally {
      await indicators.close();
    }
  });
}
