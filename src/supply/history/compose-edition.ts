/** Editions put together again from the database: what the official list says, to carry what manufacturers report. */

import { addDays, type IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import type { Cell, ParsedEdition } from '../model.ts';
import { COLUMN } from '../official/columns.ts';
import { readRecords } from '../official/parse-edition.ts';
import type { EditionSource } from './store.ts';
import { type EditionHead, headAt, officialRows, reportEditionsAfter } from './store-reports.ts';

/** An edition as the official list says it, ready to be stored again. */
export interface Composed {
  edition: ParsedEdition;
  source: EditionSource;
}

/** @param base edition whose rows are taken; the head may come from another date */
export async function composeEdition(
  client: PoolClient,
  head: EditionHead,
  base: IsoDate,
): Promise<Composed> {
  const rows = await officialRows(client, base);
  // What was new in another day's list is not new in this one.
  return editionOf(head, base === head.asOf ? rows : rows.map((cells) => cells.with(COLUMN.isNew, '')));
}

/** An edition read again from its rows, as the official list says them. */
export function editionOf(head: EditionHead, rows: readonly Cell[][]): Composed {
  const records = rows.map((cells, index) => ({ row: index + 3, cells }));
  const columns = head.headers.map((header, column) => (header === null ? null : column));
  return { edition: readRecords(head, records, columns, false), source: head.source };
}

/**
 * The editions after a date that carry reports, oldest first, each read when it is its turn: one made of reports alone is based
 * on the edition before it, if there still is one, the others on their own official list.
 * @param all also the editions without reports, to find out again which reports they overtake
 */
export async function* recompose(client: PoolClient, asOf: IsoDate, all = false): AsyncGenerator<Composed> {
  for (const head of await reportEditionsAfter(client, asOf, all)) {
    const before = head.source === 'reports' ? await headAt(client, addDays(head.asOf, -1)) : null;
    yield await composeEdition(client, head, before?.asOf ?? head.asOf);
  }
}
