/** The files that rows of the database name: those that a backup takes, and that machines share through the store. */
import type { Pool } from '../../platform/database/connection.ts';
import type { Snapshot } from '../../platform/database/dump.ts';
import type { NamedFile } from '../../platform/room.ts';
import { KEPT_FOLDERS } from '../data-folder.ts';

/** As of the moment that `ask` sees, with the folder of the data folder that each lies in. */
export async function namedFiles(ask: Snapshot['ask']): Promise<(NamedFile & { folder: string })[]> {
  const all: (NamedFile & { folder: string })[] = [];
  for (const [folder, { named }] of KEPT_FOLDERS)
    if (named) for (const file of await (await named())(ask)) all.push({ ...file, folder });
  return all;
}

/** As of now. */
export function namedNow(pool: Pool): ReturnType<typeof namedFiles> {
  return namedFiles(async <Row extends object>(statement: string) => {
    const { rows } = await pool.query<Row>(statement);
    return rows;
  });
}
