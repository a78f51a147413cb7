import pg from 'pg';
import { joinEmbedded, WATCH } from '../../src/platform/database/embedded/embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';

/** The embedded database of a data folder, kept running as a site would, whose content can be set back. */
export interface DatabaseStates {
  /** Keeps what the database holds now under a name. */
  keep(name: string): Promise<void>;
  /** Sets the database back to what was kept, with nothing left to write to disk. */
  restore(name: string): Promise<void>;
  leave(): Promise<void>;
}

export async function openDatabaseStates(dataDir: string): Promise<DatabaseStates> {
  const embedded = await joinEmbedded(dataDir);
  const pool = new pg.Pool({ connectionString: embedded.url });
  await migrate(pool);
  await pool.end();
  const main = new URL(embedded.url).pathname.slice(1);
  const url = new URL(embedded.url);
  url.pathname = '/template1';
  // Holds the server in place of the watch, which lies in the database that is copied: none may be connected to that.
  const admin = new pg.Client({ connectionString: url.href, application_name: WATCH });
  await admin.connect();
  await embedded.leave();
  let left = false;
  return {
    async keep(name) {
      await vacuum(embedded.url);
      await admin.query(`drop database if exists ${name}`);
      await admin.query(`create database ${name} template ${main}`);
    },
    async restore(name) {
      await admin.query(`drop database if exists ${main} with (force)`);
      await admin.query(`create database ${main} template ${name}`);
      await admin.query('checkpoint');
    },
    async leave() {
      if (left) return;
      left = true;
      const last = await joinEmbedded(dataDir);
      await admin.end();
      await last.leave();
    },
  };
}

/** As a running server does by itself within a minute. */
async function vacuum(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}
