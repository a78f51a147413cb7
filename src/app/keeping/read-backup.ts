/** Reads a backup to its end, with nothing written: what is in it, in shapes that were checked. Its bytes may be anybody's. */
import { buffer } from 'node:stream/consumers';
import { unknownMigrations } from '../../platform/database/load.ts';
import { migrations } from '../../platform/database/migrate.ts';
import { isSecretOf } from '../../platform/secret.ts';
import {
  BackupHead,
  BackupSummary,
  FORMAT,
  isKeptFile,
  ROWS,
  SECRET,
  SUMMARY,
  Version,
} from '../data-folder.ts';
import { AnteiError } from '../errors.ts';
import { HEAD, readArchive } from './archive.ts';

export interface BackupContents {
  head: BackupHead;
  summary: BackupSummary;
  secret: string;
  /** How many files it has. */
  files: number;
  /** What the archive lists, to see whether it is the same when it is read again. */
  listed: string;
}

const MOST_IN_MEMORY = 64 << 20;
/** As the shortest that ANTEI_SECRET takes. */
const SHORTEST_SECRET = 32;
/** Where rows say which secret the database belongs to (database/installation.ts). */
const INSTALLATION = 'installation';

/**
 * Reads all of it and keeps what is small.
 * @throws AnteiError `file-not-found`, `backup-unreadable`, `backup-damaged`, `backup-newer`
 */
export async function readBackup(path: string, progress: (bytes: number) => void): Promise<BackupContents> {
  const small = new Map<string, string>();
  let head: BackupHead | undefined;
  let installation = '';
  const listed = await readArchive(
    path,
    async ({ name, size, body }) => {
      const table = ROWS.exec(name)?.[1];
      if (name === HEAD || name === SUMMARY || name === SECRET || table === INSTALLATION) {
        if (size > MOST_IN_MEMORY) throw damaged(`${name} が大きすぎます`);
        if (small.has(name)) throw damaged(`${name} が2つあります`);
        const text = (await buffer(body)).toString('utf8');
        small.set(name, text);
        if (table === INSTALLATION) installation += text;
        // Checked before the rest is read: a newer backup cannot be understood.
        if (name === HEAD) head = readHead(text);
      } else if (!table) checkPlace(name);
    },
    progress,
  );
  const names = listed.map(({ name }) => name);
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
  if (twice !== undefined) throw damaged(`${shown(twice)} が2つあります`);
  const secret = small.get(SECRET);
  if (!head || !secret) throw damaged('秘密がありません');
  const summary = shapeOf(BackupSummary, small.get(SUMMARY), SUMMARY);
  const uncounted = head.tables.find(({ name }) => !Object.hasOwn(summary.rows, name));
  if (uncounted) throw damaged(`${SUMMARY} に、表 ${shown(uncounted.name)} の行の数がありません`);
  checkSecret(secret, installation);
  return {
    head,
    summary,
    secret,
    files: names.filter(isKeptFile).length,
    listed: JSON.stringify(listed),
  };
}

/** Whether there is a place where a file of a backup goes; names are short enough for any disk, and no file is another's folder. */
export function checkPlace(name: string): void {
  if (!isKeptFile(name) || name.split('/').some((part) => Buffer.byteLength(part) > 255))
    throw damaged(`${shown(name)} は、あるはずのないものです`);
}

function readHead(text: string): BackupHead {
  const { format, antei, migrations: made } = shapeOf(Version, text, HEAD);
  const strange = format === FORMAT ? unknownMigrations(made) : [];
  if (format > FORMAT || strange.length > 0)
    throw new AnteiError(
      'backup-newer',
      `版 ${antei} のもので、この版の知らない変更があります（${strange.slice(0, 5).map(shown).join('、') || `形式 ${format}`}）。`,
    );
  if (format !== FORMAT) throw damaged(`形式 ${format} というものはありません`);
  // Each builds on those before it.
  const known = migrations().map(({ name }) => name);
  if (made.length === 0 || made.some((name, at) => name !== known[at]))
    throw damaged(`${HEAD} の変更の並びが、どの版のものでもありません`);
  return shapeOf(BackupHead, text, HEAD);
}

/** Checks that the secret is a valid one and belongs to the rows: a site with another would refuse to start. */
function checkSecret(secret: string, installation: string): void {
  if (secret.length < SHORTEST_SECRET || /[\s\0]/.test(secret)) throw damaged('秘密が、短すぎるか読めません');
  const fingerprint = installation.match(/\b[\da-f]{64}\b/)?.[0];
  if (fingerprint !== undefined && !isSecretOf(fingerprint, secret))
    throw damaged('秘密が、中のデータベースのものと違います');
}

function shapeOf<T>(schema: { safeParse(given: unknown): { data?: T } }, text = '', name: string): T {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw damaged(`${name} が読めません`);
  }
  const { data } = schema.safeParse(given);
  if (data === undefined) throw damaged(`${name} の中身が、決まった形ではありません`);
  return data;
}

/** A name of others, short and plain enough for a terminal. */
const shown = (name: string) =>
  (name.length > 120 ? `${name.slice(0, 120)}…` : name).replace(/\p{C}/gu, '\ufffd');

const damaged = (what: string) => new AnteiError('backup-damaged', `${what}。`);
