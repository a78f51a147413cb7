import { systemClock } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { openDatabase } from '../platform/database/database.ts';
import { checkSecret } from '../platform/database/installation.ts';
import { Reading } from '../platform/files/reading/reading.ts';
import { ownSecrets } from '../platform/hidden.ts';
import { createLog } from '../platform/log.ts';
import type { Settings } from '../platform/settings.ts';
import { Drawer } from '../platform/turns/drawer.ts';
import { readSettings } from './settings.ts';

/**
 * Opens the real world for one command or process; `close` leaves it.
 * @throws AnteiError `secret-missing`, `secret-mismatch` where the secret is not this database's
 */
export async function openContext(settings: Settings): Promise<Context & { close(): Promise<void> }> {
  const log = createLog(settings.log, ownSecrets());
  const database = await openDatabase(settings, log);
  await checkSecret(database.pool, settings).catch(async (error) => {
    await database.close();
    throw error;
  });
  const reading = new Reading({ seconds: settings.readSeconds, memoryMb: settings.readMemoryMb, log });
  return {
    settings,
    // Loaded where it is needed: most commands change no edition.
    afterEdition: async (...edition) => {
      const { announceEditions } = await import('../alerts/index.ts');
      await announceEditions({ clock: systemClock, settings })(...edition);
    },
    reports: {
      active: async (...asked) => (await import('../reporting/index.ts')).reportSource.active(...asked),
      settle: async (...said) => (await import('../reporting/index.ts')).reportSource.settle(...said),
      reopen: async (...from) => (await import('../reporting/index.ts')).reportSource.reopen(...from),
    },
    supplyStates: async (notAfter) =>
      (await import('../supply/index.ts')).supplyStates(database.db, notAfter),
    datasetLists: async () => (await import('../indicators/index.ts')).servingLines(database.db),
    acceptedReports: async () => (await import('../reporting/index.ts')).acceptedByMonth(database.pool),
    clock: systemClock,
    log,
    drawer: new Drawer(),
    reading,
    db: database.db,
    pool: database.pool,
    close: async () => {
      await reading.close();
      await database.close();
    },
  };
}

/** Settings from the environment, `--data` taking precedence. */
export function settingsFor(options: { data?: string }): Settings {
  return readSettings(
    options.data === undefined ? process.env : { ...process.env, ANTEI_DATA: options.data },
  );
}
