import { systemClock } from '../platform/clock.ts';
import { openDatabase, openReplica } from '../platform/database/database.ts';
import { checkSecret } from '../platform/database/installation.ts';
import { RoutedPool } from '../platform/database/servers/reading.ts';
import { Reading } from '../platform/files/reading/reading.ts';
import { ownSecrets } from '../platform/hidden.ts';
import { createLog } from '../platform/log.ts';
import type { SiteContext } from '../platform/room.ts';
import type { Settings } from '../platform/settings.ts';
import { storeOf } from '../platform/store/store.ts';
import { Drawer } from '../platform/turns/drawer.ts';
import type { EditionPorts } from '../supply/index.ts';
import { ROOMS } from './rooms.ts';
import { readSettings } from './settings.ts';

/** The real world, until it is left. */
export type OpenContext = SiteContext & { close(): Promise<void> };

/**
 * Opens the real world for one command or process; `close` leaves it.
 * @throws AnteiError `wrong-setting` if a store is named that cannot be; `secret-missing`, `secret-mismatch` if the secret is not this database's
 */
export async function openContext(settings: Settings): Promise<OpenContext> {
  storeOf(settings);
  const log = createLog(settings.log, ownSecrets());
  const database = await openDatabase(settings, log);
  const hasLists = async () => (await import('../alerts/index.ts')).hasLists(database.pool);
  await checkSecret(database.pool, settings, hasLists).catch(async (error) => {
    await database.close();
    throw error;
  });
  const replica = settings.readDatabaseUrl ? openReplica(settings.readDatabaseUrl) : null;
  const reading = new Reading({ seconds: settings.readSeconds, memoryMb: settings.readMemoryMb, log });
  return {
    settings,
    ports: editionPorts(settings),
    recorded: async (day) => (await import('../roadmap/index.ts')).readRecorded(database.pool, day),
    clock: systemClock,
    log,
    drawer: new Drawer(),
    reading,
    pool: replica ? new RoutedPool(database.pool, replica) : database.pool,
    close: async () => {
      await reading.close();
      await replica?.end();
      await database.close();
    },
  };
}

/** The rooms above supply are loaded where they are needed: most commands change no edition. */
function editionPorts(settings: Settings): EditionPorts {
  const reporting = async () => (await import('../reporting/index.ts')).reportSource;
  return {
    told: async (...edition) => {
      const { announceEditions } = await import('../alerts/index.ts');
      await announceEditions({ clock: systemClock, settings })(...edition);
    },
    reports: {
      active: async (...asked) => (await reporting()).active(...asked),
      settle: async (...said) => (await reporting()).settle(...said),
      reopen: async (...from) => (await reporting()).reopen(...from),
    },
    async forgetDemo(client) {
      for (const room of ROOMS) await (await room.forgetDemo?.())?.(client);
    },
  };
}

/** Settings from the environment, `--data` taking precedence. */
export function settingsFor(options: { data?: string }): Settings {
  return readSettings(
    options.data === undefined ? process.env : { ...process.env, ANTEI_DATA: options.data },
  );
}
