import { hash } from 'node:crypto';
import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { noEditionYet } from '../errors.ts';
import { composeEdition } from '../history/compose-edition.ts';
import { type ImportResult, storeEdition } from '../history/import-edition.ts';
import { lockImports } from '../history/store.ts';
import { type EditionHead, headAt } from '../history/store-reports.ts';
import { exportName } from '../official/official-layout.ts';
import type { EditionPorts } from '../ports.ts';

/**
 * Publishes the edition of a day from the newest list and the reports of manufacturers, by the same path as an imported one.
 * If the official list of that day is there, the reports join it; otherwise an edition of its own is made. `client` is in a
 * transaction, which the caller ends.
 * @throws AnteiError `no-edition` before the first list
 */
export async function publishEdition(
  client: PoolClient,
  ports: EditionPorts,
  day: IsoDate,
): Promise<ImportResult> {
  await lockImports(client);
  const base = await headAt(client, day);
  if (!base) throw noEditionYet();
  const head = base.asOf === day ? base : headOf(day, base);
  const { edition, source } = await composeEdition(client, head, base.asOf);
  return storeEdition(client, edition, { source, replace: true }, ports);
}

/** The head of an edition of our own that is based on an older list. */
export function headOf(day: IsoDate, base: EditionHead): EditionHead {
  const source = base.source === 'demo' ? 'demo' : 'reports';
  return {
    ...base,
    asOf: day,
    source,
    file: exportName({ asOf: day, source }, 'xlsx'),
    title: '',
    sha256: hash('sha256', `${base.sha256} ${day}`, 'hex'),
  };
}
