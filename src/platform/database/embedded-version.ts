/** The data of one major version of PostgreSQL is closed to the programs of another: said before the server says so in its own words. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnteiError } from '../errors.ts';
import { environmentForOthers } from '../hidden.ts';

/**
 * Checks that a cluster, where there is one, is of the major version of our programs. Nothing is changed in it.
 * @throws AnteiError `database-other-version`
 */
export function checkMajor(cluster: string, postgres: string): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const theirs = readFileSync(file, 'utf8').trim();
  const said = spawnSync(postgres, ['--version'], { env: environmentForOthers(), encoding: 'utf8' }).stdout;
  const ours = /\) (\d+)/.exec(said ?? '')?.[1];
  // Programs that cannot tell their version do not start either, and that is explained elsewhere; so is a file that is no version.
  if (ours === undefined || !/^\d+$/.test(theirs) || ours === theirs) return;
  throw new AnteiError(
    'database-other-version',
    `${cluster} はPostgreSQL ${theirs} のデータで、このAnteiのPostgreSQLは ${ours} です。`,
  );
}
