/**
 * Stores an edition in one transaction: its versions, the history around it, the changes it makes against its neighbours,
 * its counts, and the job that prepares its downloads. Nothing is visible before all of it is.
 */
import { isDeepStrictEqual } from 'node:util';
import type { PoolClient } from 'pg';
import { productIds, raiseRevision } from '../medicines/index.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { AnteiError } from '../platform/errors.ts';
import { contentHash } from './content-hash.ts';
import { diffStates, type State } from './diff-editions.ts';
import { withEdition } from './history.ts';
import type { ParsedEdition, Problem } from './model.ts';
import * as store from './store.ts';

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
  problems: Problem[];
  /** True where this content was already there and nothing was written. */
  alreadyImported: boolean;
}

export interface ImportOptions {
  source: store.EditionSource;
  /** Put this edition in place of a different one of the same date. */
  replace?: boolean;
}

/** Stands in the title of a demonstration edition, also where it was exported. */
export const DEMO_MARK = '（デモ）';

/** @throws AnteiError `demo-file`; `edition-conflict` when another content of the same date is stored and `replace` is not set. */
export async function importEdition(
  { pool, afterEdition }: Pick<Context, 'pool' | 'afterEdition'>,
  edition: ParsedEdition,
  options: ImportOptions,
): Promise<ImportResult> {
  if (options.source === 'official' && edition.title.includes(DEMO_MARK)) {
    throw new AnteiError('demo-file', `${edition.file} の表題は「${edition.title}」です。`);
  }
  return inTransaction(pool, (client) => importWithin(client, edition, options, afterEdition));
}

async function importWithin(
  client: PoolClient,
  edition: ParsedEdition,
  options: ImportOptions,
  afterEdition: Context['afterEdition'],
): Promise<ImportResult> {
  await store.lockImports(client);
  if (options.source === 'official') await store.removeDemo(client);
  else if (await store.hasOfficial(client)) return result(edition, NOTHING, true);
  const { same, previous, next } = await store.findNeighbours(client, edition.asOf);
  if (same && same.sha256 === edition.sha256) return result(edition, NOTHING, true);

  const numbering = productIds(
    client,
    edition.rows.map((row) => row.yjCode),
  );
  // The database numbers new products meanwhile.
  for (const row of edition.rows) contentHash(row.cells);
  const ids = await numbering;
  const { versions: before, byContent } = await store.stateAt(client, previous);
  const states = await resolveVersions(client, edition, ids, byContent);
  const stored = same ? (await store.stateAt(client, edition.asOf)).versions : before;
  const touched = differing(stored, states);
  const frame = store.frameOf(edition, rowProducts(edition, ids));
  if (same && touched.length === 0 && isDeepStrictEqual(same.frame, frame))
    return result(edition, NOTHING, true);
  if (same && !options.replace) {
    const what = touched.length > 0 ? `${touched.length}品目で` : '行の順か更新の印が';
    throw new AnteiError(
      'edition-conflict',
      `${edition.asOf} の一覧（${edition.file}）は、取り込み済みの内容と${what}違います。`,
    );
  }

  await store.insertEdition(client, edition, options.source, frame);
  await writeHistories(client, edition.asOf, next, touched, states);
  const { versions: after } = await store.stateAt(client, next);
  const outcomes = await computeChanges(client, edition.asOf, previous, next, {
    before,
    states,
    after,
    touched,
  });
  await store.writeChanges(client, outcomes);
  if (next) await store.relinkChanges(client, next, edition.asOf);
  await store.writeCounts(client, edition.asOf, edition.rows);
  if (previous) await afterEdition?.(client, edition.asOf, true);
  if (next) await afterEdition?.(client, next, false);
  await raiseRevision(client);
  await store.addDownloadsJob(client, edition.asOf);
  return result(
    edition,
    previous === null
      ? { ...NOTHING, added: states.size }
      : tally(outcomes.filter((o) => o.asOf === edition.asOf)),
    false,
  );
}

type Versions = ReadonlyMap<number, number>;

/**
 * The version number of each product in the edition; contents not seen before are stored.
 * @param known numbers of contents by `product:hash`: those of the edition before, which are nearly all.
 */
async function resolveVersions(
  client: PoolClient,
  edition: ParsedEdition,
  ids: Map<string, number>,
  known: Map<string, number>,
): Promise<Map<number, number>> {
  const states = new Map<number, number>();
  const unseen = new Map<string, store.NewVersion>();
  for (const row of edition.rows) {
    const productId = ids.get(row.yjCode)!;
    const digest = contentHash(row.cells);
    const version = known.get(`${productId}:${digest}`);
    if (version === undefined) unseen.set(`${productId}:${digest}`, { productId, hash: digest, row });
    else states.set(productId, version);
  }
  const earlier = await store.knownVersions(client, [...unseen.values()]);
  const fresh = [...unseen].filter(([key]) => !earlier.has(key)).map(([, version]) => version);
  const numbers = await store.insertVersions(client, fresh);
  for (const [i, { productId }] of fresh.entries()) states.set(productId, numbers[i]!);
  for (const [key, version] of earlier) states.set(unseen.get(key)!.productId, version);
  return states;
}

function differing(a: Versions, b: Versions): number[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((product) => a.get(product) !== b.get(product));
}

/** Product of each row in the order of the file; 0 for a row without a code. */
function rowProducts({ rows, unkeyedRows }: ParsedEdition, ids: Map<string, number>): number[] {
  const products = rows.map((row) => ids.get(row.yjCode)!);
  for (const { index } of unkeyedRows) products.splice(index, 0, 0);
  return products;
}

async function writeHistories(
  client: PoolClient,
  asOf: IsoDate,
  next: IsoDate | null,
  touched: number[],
  states: Versions,
): Promise<void> {
  const stored = await store.readHistories(client, touched);
  const rewritten = touched.map((product) => {
    const history = withEdition(stored.get(product) ?? [], asOf, states.get(product) ?? null, next);
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
  }: { before: Versions; states: Versions; after: Versions; touched: number[] },
): Promise<store.ChangeOutcome[]> {
  const here = previous ? touched : [];
  // The first edition of all makes no changes; the one that follows it then has its own for the first time.
  const there = next ? (previous ? touched : differing(states, after)) : [];
  const needed = [
    ...here.flatMap((p) => [before.get(p), states.get(p)]),
    ...there.flatMap((p) => [states.get(p), after.get(p)]),
  ];
  const contents = await store.versionStates(client, [...new Set(needed.filter((id) => id !== undefined))]);
  const state = (versions: Versions, product: number): State =>
    contents.get(versions.get(product) ?? -1) ?? null;
  return [
    ...here.map((productId) => ({
      productId,
      asOf,
      previous: previous!,
      change: diffStates(state(before, productId), state(states, productId)),
    })),
    ...there.map((productId) => ({
      productId,
      asOf: next!,
      previous: asOf,
      change: diffStates(state(states, productId), state(after, productId)),
    })),
  ];
}

type Tally = Pick<ImportResult, 'added' | 'removed' | 'changed' | 'responseChanged' | 'volumeChanged'>;
const NOTHING: Tally = { added: 0, removed: 0, changed: 0, responseChanged: 0, volumeChanged: 0 };

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
  };
}

function result(
  { file, sha256, asOf, rows, problems }: ParsedEdition,
  tallied: Tally,
  alreadyImported: boolean,
): ImportResult {
  return { file, sha256, asOf, rows: rows.length, ...tallied, problems, alreadyImported };
}
