/** Editions put together again from the database: what the official list says, to carry what manufacturers report. */
import type { PoolClient } from 'pg';
import { addDays, type IsoDate } from '../platform/clock.ts';
import type { ParsedEdition } from './model.ts';
import { COLUMN } from './official/columns.ts';
import { readRecords } from './parse-edition.ts';
import type { EditionSource } from './store.ts';
import { type EditionHead, headAt, officialRows, reportEditionsAfter } from './store-reports.ts';

/** An edition as the official list says it, ready to be stored anew. */
export interface Composed {
  edition: ParsedEdition;
  source: EditionSource;
}

/** @param base edition whose rows are taken; the head may be that of another date */
export async function composeEdition(
  client: PoolClient,
  head: EditionHead,
  base: IsoDate,
): Promise<Composed> {
  const records = (await officialRows(client, base)).map((cells, index) => ({
    row: index + 3,
    // What was new in another day's list is not new in this one.
    cells: base === head.asOf ? cells : cells.with(COLUMN.isNew, ''),
  }));
  const columns = head.headers.map((header, column) => (header === null ? null : column));
  return { edition: readRecords(head, records, columns, false), source: head.source };
}

/**
 * The editions after a date that carry reports, oldest first, each read when it is its turn: one made of reports alone stands
 * on the edition before it, the others on their own official list.
 */
export async function* recompose(client: PoolClient, asOf: IsoDate): AsyncGenerator<Composed> {
  for (const head of await reportEditionsAfter(client, asOf)) {
    const base = head.source === 'reports' ? (await headAt(client, addDays(head.asOf, -1)))!.asOf : head.asOf;
    yield await composeEdition(client, head, base);
  }
}
