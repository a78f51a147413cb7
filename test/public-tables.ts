/** Which tables the public sees, as the rooms say it in their `tables.ts`; and what in the sources writes to them. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PublicScope } from '../src/platform/database/revision.ts';
import { ENGINE_SQL, statements, writtenIn } from './sql-statements.ts';

const SRC = join(import.meta.dirname, '..', 'src');

/** What a room says of its tables. */
interface Tables {
  /** Of the room, below `src/`. */
  folder: string;
  TABLES: readonly string[];
  PUBLIC?: {
    scope: PublicScope;
    tables: readonly string[];
    /** Of these tables only rows with these values. */
    only?: Readonly<Record<string, object>>;
  };
  /** Every other table, with the reason. */
  NOT_PUBLIC?: Readonly<Record<string, string>>;
}

export const ROOM_TABLES = await Promise.all(
  globSync('**/tables.ts', { cwd: SRC }).map(
    async (file): Promise<Tables> => ({ ...(await import(join(SRC, file))), folder: dirname(file) }),
  ),
);
export const SCOPES = ROOM_TABLES.flatMap(({ PUBLIC }) => PUBLIC ?? []);

/** The scope of each public table. */
export const PUBLIC_TABLES = new Map(
  SCOPES.flatMap(({ scope, tables }) => tables.map((table) => [table, scope] as const)),
);

/** The product's files, by their path below `src/`. */
export const SOURCES = new Map(
  globSync('**/*.{ts,tsx}', { cwd: SRC })
    .filter((file) => !/\.test\.tsx?$|testing\.ts$/.test(file) && !ENGINE_SQL.test(`src/${file}`))
    .map((file) => [file, readFileSync(join(SRC, file), 'utf8')]),
);

const NAMED = new RegExp(String.raw`\b(?:${[...PUBLIC_TABLES.keys()].join('|')})\b`);

/** The statements of a source, or parts of them, that write to a public table. */
export function publicWrites(source: string): { table: string; text: string; line: number }[] {
  if (!NAMED.test(source)) return [];
  return statements(source).flatMap(({ text, line }) =>
    [...writtenIn(text)].filter((table) => PUBLIC_TABLES.has(table)).map((table) => ({ table, text, line })),
  );
}
