/** SQL of the files that makers add to their warnings. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { StoredFile } from '../model.ts';

const FILE = `f.id, f.name, f.type, length(f.bytes) as bytes, f.sha256, f.added_at as "addedAt"`;

export async function insertFile(
  client: PoolClient,
  file: {
    id: string;
    warningId: number;
    name: string;
    type: string;
    sha256: string;
    content: Uint8Array;
    addedBy: number | null;
    addedAt: Date;
  },
): Promise<void> {
  await client.query(
    `insert into early_warning_file (id, warning_id, name, type, sha256, bytes, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      file.id,
      file.warningId,
      file.name,
      file.type,
      file.sha256,
      Buffer.from(file.content),
      file.addedBy,
      file.addedAt,
    ],
  );
}

/** The files of a warning without their content, in the order in which they were added. */
export async function filesOf(client: Pool | PoolClient, warningId: number): Promise<StoredFile[]> {
  const { rows } = await client.query<StoredFile>(
    `select ${FILE} from early_warning_file f where f.warning_id = $1 order by f.added_at, f.id`,
    [warningId],
  );
  return rows;
}

/** A file of a warning with its content. */
export async function findFile(
  client: Pool | PoolClient,
  warningId: number,
  id: string,
): Promise<(StoredFile & { content: Buffer }) | null> {
  const { rows } = await client.query<StoredFile & { content: Buffer }>(
    `select ${FILE}, f.bytes as content from early_warning_file f where f.warning_id = $1 and f.id = $2`,
    [warningId, id],
  );
  return rows[0] ?? null;
}

/** Files whose content is not what was added, with the number of their warning; and how many files there are. */
export async function damagedFiles(
  client: Pool | PoolClient,
): Promise<{ count: number; damaged: { number: string; name: string }[] }> {
  const { rows } = await client.query<{ number: string; name: string; whole: boolean }>(
    `select w.number, f.name, encode(sha256(f.bytes), 'hex') = f.sha256 as whole
     from early_warning_file f join early_warning w on w.id = f.warning_id order by f.added_at, f.id`,
  );
  return { count: rows.length, damaged: rows.filter(({ whole }) => !whole) };
}
