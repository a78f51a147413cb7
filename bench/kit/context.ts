import { readSettings } from '../../src/app/settings.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Context } from '../../src/platform/context.ts';
import { openDatabase } from '../../src/platform/database/database.ts';
import { Reading } from '../../src/platform/files/reading/reading.ts';
import { createLog } from '../../src/platform/log.ts';
import { Drawer } from '../../src/platform/turns/drawer.ts';

/** A context beside a site, for what a measure prepares or does itself. */
export async function openBeside(
  environment: Record<string, string | undefined>,
): Promise<Context & { close(): Promise<void> }> {
  const settings = readSettings(environment);
  return {
    ...(await openDatabase(settings)),
    settings,
    clock: systemClock,
    log: createLog('error'),
    drawer: new Drawer(),
    reading: new Reading({ seconds: 1, memoryMb: 200 }),
  };
}
