/**
 * Stores an edition in one transaction: its versions, the history around it, the changes it makes against its neighbours,
 * its counts, and the job that prepares its downloads. Nothing is visible before all of it is.
 */

import { isDeepStrictEqual } from 'node:util';
import { productIds } from '../../medicines/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import { analyzeFirstFilled } from '../../platform/database/analyze.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { afterInventing } from '../../platform/database/invention-lock.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { numberText } from '../../platform/number-text.ts';
import { AnteiError } from '../errors.ts';
import { DEMO_MARK, type ParsedEdition, type Problem } from '../model.ts';
import { contentHash, saidHash } from '../official/content-hash.ts';
import type { EditionEvent, EditionPorts, SupplyContext } from '../ports.ts';
import { recompose } from './compose-edition.ts';
import { diffStates, type State } from './diff-editions.ts';
import { frameOf } from './edition-frame.ts';
import { withEdition } from './history.ts';
import type { ImportMemory } from './import-memory.ts';
import { type MergedEdition, mergeReports } from './merge-reports.ts';
import * as store from './store.ts';
import { carriedBefore, writeCarried } from './store-reports.ts';
import { isWithdrawn, noteReturned } from './store-withdrawn.ts';

export interface ImportResult {
  file: string;
  sha256: string;
  asOf: IsoDate;
  rows: number;
  /** Products in this edition and not in the one before; all of them where it is the first. */
  added: number;
  removed: number;
  /** Products whose response, volume or details differ from the edition before. */
  changed: number;
  responseChanged: number;
  volumeChanged: number;
  /** Products that the list now says to be something else: name, strength, maker, category and so on. */
  listingChanged: number;
  problems: Problem[];
  /** True if this content was already there and nothing was written. */
  alreadyImported: boolean;
  /** True if an edition that had been withdrawn came back. */
  returned: boolean;
}

export interface ImportOptions {
  source: store.EditionSource;
  /** Put this edition in place of a different one of the same date. */
  replace?: boolean;
  /** What others are told about it; not `stored` if it was withdrawn (withdraw-edition.ts). */
  event?: Exclude<EditionEvent, 'follows'>;
  /** Memory of the editions imported before this one. */
  memory?: ImportMemory;
}

type World = Pick<SupplyContext, 'pool' | 'ports'>;

/** @throws AnteiError `demo-file`; `edition-conflict` when another content of the same date is stored and `replace` is not set. */
export async function importEdition(
  context: World,
  edition: ParsedEdition,
  options: ImportOptions,
): Promise<ImportResult> {
  if (options.source === 'official' && isDemonstration(edition)) {
    throw new AnteiError(
      'demo-file',
      `${edition.file} の品名と製造販売業者名は、すべて「${DEMO_MARK}」で始まります。`,
    );
  }
  return inTransaction(context.pool, async (client) => {
    if (options.source === 'official') await afterInventing(client);
    await store.lockImports(client);
    if (options.source === 'official') await store.removeDemo(client, context.ports);
    else if (await store.hasOfficial(client)) return result(edition, NOTHING, true);
    const { same } = await store.findNeighbours(client, edition.asOf);
    if (same && same.sha256 === edition.sha256 && same.source !== 'reports')
      return result(edition, NOTHING, true);
    const returns = (!same || same.source === 'reports') && (await isWithdrawn(client, edition.asOf));
    if (returns) return { ...(await bringBack(client, edition, options, context.ports)), returned: true };
    const imported = await storeEdition(client, edition, options, context.ports);
    if (!imported.alreadyImported) await restoreLater(client, edition.asOf, context.ports);
    return imported;
  }).catch((error) => {
    options.memory?.forget();
    throw error;
  });
}

/** Stores an edition of a date whose edition was withdrawn, be it the same or another. `client` holds the import lock. */
export async function bringBack(
  client: PoolClient,
  edition: ParsedEdition,
  options: ImportOptions,
  ports: EditionPorts,
): Promise<ImportResult> {
  const reopened = await ports.reports.reopen(client, edition.asOf);
  const imported = await storeEdition(client, edition, { ...options, event: 'returned' }, ports);
  await noteReturned(client, edition.asOf, edition.sha256);
  await restoreLater(client, edition.asOf, ports, reopened > 0);
  return imported;
}

/** Editions made here of the list and reports follow from what the list says now. */
export async function restoreLater(
  client: PoolClient,
  asOf: IsoDate,
  ports: EditionPorts,
  all = false,
): Promise<void> {
  for await (const { edition, source } of recompose(client, asOf, all))
    await storeEdition(client, edition, { source, replace: true }, ports);
}

/** Share of the products that leave the list at once above which the file, not the supply, is suspected. */
const SUDDEN = 0.05;

/** What the importer of an edition should check: half of a list looks like a list of half of the products. Null if all is well. */
export function suspicion({ asOf, rows, removed, returned }: ImportResult): string | null {
  const words = [
    returned && `${asOf} の一覧は取り下げられていましたが、この取り込みで戻りました。`,
    removed > (rows + removed) * SUDDEN &&
      `前の一覧から ${numberText(removed)}品目が一度になくなりました。ファイルが途中で切れていないか、シートが分かれていないかを確かめてください。誤りなら antei edition withdraw ${asOf} で取り下げられます。`,
  ].filter(Boolean);
  return words.length > 0 ? words.join('') : null;
}

/** Every product and company of the demonstration carries its mark, also where it was exported. */
function isDemonstration({ rows }: ParsedEdition): boolean {
  return (
    rows.length > 0 && rows.every(({ name, mah }) => name.startsWith(DEMO_MARK) && mah.startsWith(DEMO_MARK))
  );
}

/**
 * Stores an edition as the official list says it, with the reports that it carries, under the import lock. Also how an edition
 * is published from reports alone (publish-edition.ts).
 * @throws AnteiError `edition-conflict` as {@link importEdition}
 */
export async function storeEdition(
  client: PoolClient,
  official: ParsedEdition,
  options: ImportOptions,
  { told, reports }: EditionPorts,
): Promise<ImportResult> {
  const { asOf } = official;
  const { event = 'stored' } = options;
  const { edition, carried, overtaken } = await carryReports(client, official, reports);
  const { same, previous, next } = await store.findNeighbours(client, asOf);
  const remembered = await options.memory?.recall(client, previous);
  const numbering = productIds(
    client,
    edition.rows.map((row) => row.yjCode),
    remembered?.ids,
  );
  // The database numbers new products meanwhile.
  for (const row of edition.rows) contentHash(row.cells);
  const ids = await numbering;
  const settle = async () => {
    await writeCarried(
      client,
      asOf,
      carried.map((one) => ({ ...one, productId: ids.get(one.yjCode)! })),
    );
    await reports.settle(client, asOf, { carried: carried.map(({ reportId }) => reportId), overtaken });
  };
  const before = remembered?.state ?? (await store.stateAt(client, previous));
  const products = edition.rows.map((row) => ids.get(row.yjCode)!);
  const states = await resolveVersions(client, edition, products, before);
  const stored = same ? await store.stateAt(client, asOf) : before;
  const touched = differing(stored, states);
  const frame = frameOf(edition, withUnkeyed(products, edition));
  const isSame = same?.source === options.source && touched.length === 0;
  if (isSame && event === 'stored' && isDeepStrictEqual(same.frame, frame)) {
    await settle();
    return result(edition, NOTHING, true);
  }
  if (same && same.source !== 'reports' && !options.replace) {
    // Saved again by another program: other cells, and nothing else said.
    if (event === 'stored' && (await saysTheSame(client, touched, stored, states))) {
      await settle();
      return result(edition, NOTHING, true);
    }
    const what = touched.length > 0 ? `${touched.length}品目で` : '行の順か更新の印が';
    throw new AnteiError(
      'edition-conflict',
      `${asOf} の一覧（${edition.file}）は、取り込み済みの内容と${what}違います。`,
    );
  }

  await store.insertEdition(client, edition, options.source, frame);
  await settle();
  await writeHistories(client, asOf, next, touched, states);
  const after = await store.stateAt(client, next);
  const outcomes = await computeChanges(client, asOf, previous, next, { before, states, after, touched });
  await store.writeChanges(client, outcomes);
  if (next) await store.relinkChanges(client, next, asOf);
  await store.writeCounts(client, asOf, edition.rows);
  if (previous) await told(client, asOf, event);
  // What was told of the edition after a late one was true; what was told on top of a withdrawn one was not.
  if (next) await told(client, next, event === 'withdrawn' ? 'stored' : 'follows');
  const revision = await raiseRevision(client, 'supply');
  options.memory?.keep({ asOf, revision, ids, state: states });
  await store.addDownloadsJob(client, asOf);
  await analyzeFirstFilled(client);
  return result(
    edition,
    previous === null ? { ...NOTHING, added: states.size } : tally(outcomes.filter((o) => o.asOf === asOf)),
    false,
  );
}

async function carryReports(
  client: PoolClient,
  official: ParsedEdition,
  reports: EditionPorts['reports'],
): Promise<MergedEdition> {
  const active = await reports.active(client, official.asOf);
  const known = await carriedBefore(
    client,
    official.asOf,
    active.map(({ id }) => id),
  );
  return mergeReports(official, active, ({ id }) => !known.has(id));
}

/** True if what was stored of products and what came now say the same, cell by cell, blank cells being all alike. */
async function saysTheSame(
  client: PoolClient,
  products: readonly number[],
  stored: store.StateAt,
  states: store.StateAt,
): Promise<boolean> {
  const pairs = products.map(
    (product) => [stored.get(product)?.version, states.get(product)?.version] as const,
  );
  if (pairs.length === 0 || pairs.some((pair) => pair.includes(undefined))) return false;
  const contents = await store.versionStates(client, pairs.flat() as number[]);
  return pairs.every(([a, b]) => saidHash(contents.get(a!)!.cells) === saidHash(contents.get(b!)!.cells));
}

/**
 * The version of each product in the edition; contents not seen before are stored.
 * @param products of each row
 * @param before the state of the edition before, which nearly all products are still in
 */
async function resolveVersions(
  client: PoolClient,
  edition: ParsedEdition,
  products: readonly number[],
  before: store.StateAt,
): Promise<store.StateAt> {
  const states = new Map<number, store.Held>();
  const unseen = new Map<string, store.NewVersion>();
  for (const [place, row] of edition.rows.entries()) {
    const productId = products[place]!;
    const digest = contentHash(row.cells);
    const held = before.get(productId);
    if (held?.hash === digest) states.set(productId, held);
    else unseen.set(`${productId}:${digest}`, { productId, hash: digest, row });
  }
  const earlier = await store.knownVersions(client, [...unseen.values()]);
  const fresh = [...unseen].filter(([key]) => !earlier.has(key)).map(([, version]) => version);
  const numbers = await store.insertVersions(client, fresh);
  for (const [i, { productId, hash }] of fresh.entries())
    states.set(productId, { version: numbers[i]!, hash });
  for (const [key, version] of earlier) {
    const { productId, hash } = unseen.get(key)!;
    states.set(productId, { version, hash });
  }
  return states;
}

function differing(a: store.StateAt, b: store.StateAt): number[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (product) => a.get(product)?.version !== b.get(product)?.version,
  );
}

/** Product of each row in the order of the file; 0 for a row without a code. */
function withUnkeyed(products: number[], { unkeyedRows }: ParsedEdition): number[] {
  if (unkeyedRows.length === 0) return products;
  const all = [...products];
  for (const { index } of unkeyedRows) all.splice(index, 0, 0);
  return all;
}

async function writeHistories(
  client: PoolClient,
  asOf: IsoDate,
  next: IsoDate | null,
  touched: number[],
  states: store.StateAt,
): Promise<void> {
  const stored = await store.readHistories(client, touched);
  const rewritten = touched.map((product) => {
    const history = withEdition(stored.get(product) ?? [], asOf, states.get(product)?.version ?? null, next);
    return [product, history] as const;
  });
  await store.writeHistories(client, new Map(rewritten));
}

/** Changes of the products touched against the edition before, and of the edition after against this one. */
async function computeChanges(
  client: PoolClient,
  asOf: IsoDate,
  previous: IsoDate | null,
  next: IsoDate | null,
  {
    before,
    states,
    after,
    touched,
  }: { before: store.StateAt; states: store.StateAt; after: store.StateAt; touched: number[] },
): Promise<store.ChangeOutcome[]> {
  const here = previous ? touched : [];
  // The first edition of all makes no changes; the one that follows it then has its own for the first time.
  const there = next ? (previous ? touched : differing(states, after)) : [];
  return compareStates(client, [
    ...here.map((productId) => ({ productId, asOf, previous: previous!, from: before, to: states })),
    ...there.map((productId) => ({ productId, asOf: next!, previous: asOf, from: states, to: after })),
  ]);
}

/** A product in two neighbouring editions, whose versions are known. */
interface Pair {
  productId: number;
  asOf: IsoDate;
  previous: IsoDate;
  from: store.StateAt;
  to: store.StateAt;
}

/** The change of each product, or null. */
export async function compareStates(
  client: PoolClient,
  pairs: readonly Pair[],
): Promise<store.ChangeOutcome[]> {
  const needed = pairs.flatMap(({ productId, from, to }) => [
    from.get(productId)?.version,
    to.get(productId)?.version,
  ]);
  const contents = await store.versionStates(client, [...new Set(needed.filter((id) => id !== undefined))]);
  const state = (at: store.StateAt, product: number): State =>
    contents.get(at.get(product)?.version ?? -1) ?? null;
  const absent = await store.absentColumns(client);
  return pairs.map(({ productId, asOf, previous, from, to }) => ({
    productId,
    asOf,
    previous,
    change: diffStates(state(from, productId), state(to, productId), undefined, absent(previous, asOf)),
  }));
}

const NOTHING = {
  added: 0,
  removed: 0,
  changed: 0,
  responseChanged: 0,
  volumeChanged: 0,
  listingChanged: 0,
};
type Tally = Pick<ImportResult, keyof typeof NOTHING>;

function tally(outcomes: store.ChangeOutcome[]): Tally {
  const kinds = outcomes.flatMap(({ change }) => (change ? [change.kinds] : []));
  const having = (...wanted: string[]) =>
    kinds.filter((list) => list.some((kind) => wanted.includes(kind))).length;
  return {
    added: having('added'),
    removed: having('removed'),
    changed: having('response', 'volume', 'detail'),
    responseChanged: having('response'),
    volumeChanged: having('volume'),
    listingChanged: having('listing'),
  };
}

function result(
  { file, sha256, asOf, rows, problems }: ParsedEdition,
  tallied: Tally,
  alreadyImported: boolean,
): ImportResult {
  return { file, sha256, asOf, rows: rows.length, ...tallied, problems, alreadyImported, returned: false };
}
