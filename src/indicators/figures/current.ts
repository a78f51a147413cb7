import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { genericListDates, priceParts, referenceLists } from '../../medicines/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type PublicScope, publicRevision } from '../../platform/database/revision.ts';
import { sourceOf } from '../../platform/database/servers/reading.ts';
import { fiscalYear, fiscalYearText } from '../../platform/dates/era.ts';
import { recently } from '../../platform/turns/recently.ts';
import { supplyStates } from '../../supply/index.ts';
import type { SupplyStates } from '../../supply/model.ts';
import type { Load } from '../datasets/load-model.ts';
import { readDatasets } from '../datasets/store-datasets.ts';
import { readLoads } from '../datasets/store-loads.ts';
import { AnteiError } from '../errors.ts';
import type { Dataset } from '../model.ts';
import { keptIn } from '../product-facts/listed-products.ts';

/** Datasets and the lists that serve them: what cubes are made of. */
const STOCK_SCOPES: readonly PublicScope[] = ['indicators', 'medicines'];
/** What is joined to cubes when it is asked for. */
const STATES_SCOPES: readonly PublicScope[] = ['supply'];

/** A list that figures are worked out by. */
type ListFile = Awaited<ReturnType<typeof referenceLists>>[number] & { kind: 'price' | 'generic-info' };

/** What there is to compute figures from, as of a revision of the public data. */
export interface Current {
  /** Names datasets and lists. */
  stock: string;
  /** Newest period first. */
  datasets: readonly Dataset[];
  /** Of datasets whose records are on a cluster. */
  loads: readonly Load[];
  /** Dates of the lists of generic classes, the newest first. */
  lists: readonly IsoDate[];
  /** Parts of the price list, by route. */
  priceParts: Awaited<ReturnType<typeof priceParts>>;
  /** Files of the lists of prices and generic classes. */
  listFiles: readonly ListFile[];
  /** Changes whenever a list of prices or classes does that can be in force on a date. */
  listsHash(on: IsoDate): string;
  /** The newest edition not after a date (null: of all); null if there is none. */
  states(notAfter: IsoDate | null): Promise<SupplyStates | null>;
}

/** For how long a new dataset or list that cannot be prepared is kept back. */
const MOST_PATIENCE_MS = 300_000;
/** How often it is asked whether they are prepared. */
const LOOK_MS = 1000;

interface Shown {
  revision: string;
  stock: Promise<Stock>;
}

/**
 * A reader of what there is, which looks again only when that has changed: imports and publications raise the revisions of their
 * scopes, and a page asks dozens of figures.
 * @param isPrepared says whether the cubes and figures of new datasets and lists have been made: until then the reader gets those of before
 */
export function currentReader(
  context: Context,
  isPrepared?: (next: Current) => Promise<boolean>,
): () => Promise<Current> {
  // A replica may know an older state than the primary: each has its own.
  const readers = {
    primary: currentOfServer(context, isPrepared),
    replica: currentOfServer(context, isPrepared),
  };
  return () => readers[sourceOf(context.pool)]();
}

function currentOfServer(
  context: Context,
  isPrepared?: (next: Current) => Promise<boolean>,
): () => Promise<Current> {
  let shown: Shown | null = null;
  let next: (Shown & { since: number; ready: () => Promise<boolean> }) | null = null;
  let states: { revision: string; read: ReadStates } | null = null;
  let current: { of: unknown[]; value: Promise<Current> } | null = null;
  // The figures of a page are asked at once: one look serves them all.
  let looking: Promise<[stock: string, states: string]> | null = null;
  const look = () => {
    looking ??= Promise.all([
      publicRevision(context.pool, STOCK_SCOPES),
      publicRevision(context.pool, STATES_SCOPES),
    ]).finally(() => {
      looking = null;
    });
    return looking;
  };
  const begin = (revision: string): Shown => {
    const stock = readStock(context);
    stock.catch(() => {
      if (shown?.stock === stock) shown = null;
      if (next?.stock === stock) next = null;
    });
    return { revision, stock };
  };
  const together = async ({ revision, stock }: Shown, read: ReadStates): Promise<Current> => {
    const what = await stock;
    // What a demonstration's editions say is of its own datasets only, and of theirs nothing else.
    const invented = what.datasets.some(({ source }) => source === 'demo');
    return { ...what, stock: revision, states: (notAfter) => read(notAfter, invented) };
  };
  /** What is shown of datasets and lists, now that they have this revision. */
  const choose = async (revision: string, read: ReadStates): Promise<Shown> => {
    if (!shown || !isPrepared) return begin(revision);
    if (next?.revision !== revision) {
      const coming = begin(revision);
      const ready = recently(LOOK_MS, async () => isPrepared(await together(coming, read)));
      next = { ...coming, since: performance.now(), ready };
    }
    const { since, ready, ...coming } = next;
    const isReady = performance.now() - since > MOST_PATIENCE_MS || (await ready());
    return isReady ? coming : shown;
  };
  return async () => {
    const [revision, ofStates] = await look();
    if (states?.revision !== ofStates) states = { revision: ofStates, read: statesReader(context) };
    const { read } = states;
    if (shown?.revision !== revision) {
      const chosen = await choose(revision, read);
      // Another question may have gone further meanwhile.
      if (shown?.revision !== revision) shown = chosen;
    }
    const of = [shown.stock, read];
    if (!current?.of.every((one, index) => one === of[index])) current = { of, value: together(shown, read) };
    return current.value;
  };
}

/** The newest, and a few that people compare with. */
const STATES_KEPT = 4;

/** The states of the newest edition not after a date, of a demonstration's or of all others. */
type ReadStates = (notAfter: IsoDate | null, invented: boolean) => Promise<SupplyStates | null>;
type Stock = Omit<Current, 'stock' | 'states'>;

async function readStock(context: Context): Promise<Stock> {
  const [datasets, loads, lists, parts, references] = await Promise.all([
    readDatasets(context.pool),
    readLoads(context.pool),
    genericListDates(context.pool),
    priceParts(context.pool),
    referenceLists(context.pool),
  ]);
  const files = references.flatMap(({ kind, ...file }): ListFile[] =>
    kind === 'price' || kind === 'generic-info' ? [{ ...file, kind }] : [],
  );
  return {
    datasets,
    loads,
    lists,
    priceParts: parts,
    listFiles: files,
    listsHash: (on) =>
      hash(
        'sha256',
        files
          .filter(({ effectiveFrom }) => effectiveFrom <= on)
          .map((f) => `${f.kind} ${f.effectiveFrom} ${f.routes} ${f.sha256}`)
          .join('\n'),
        'hex',
      ),
  };
}

/** Anybody may ask for any date, and an edition's codes take a megabyte. */
function statesReader(context: Context): ReadStates {
  const asked = new LRUCache<string, Promise<SupplyStates | null>>({ max: STATES_KEPT });
  return (notAfter, invented) =>
    keptIn(asked, `${notAfter ?? ''} ${invented}`, () => supplyStates(context.pool, notAfter, invented));
}

/**
 * The dataset of an id, or the newest round of NDB Open Data.
 * @throws AnteiError no-dataset, naming those that there are
 */
export function datasetOf({ datasets }: Pick<Current, 'datasets'>, id: string | undefined): Dataset {
  const found =
    id === undefined
      ? (datasets.find(({ kind }) => kind === 'ndb') ?? datasets[0])
      : datasets.find((dataset) => dataset.id === id);
  if (found) return found;
  const there = datasets.map((dataset) => dataset.id).join('、');
  throw new AnteiError(
    'no-dataset',
    `${id === undefined ? 'データセットがまだありません' : `データセット「${id}」はありません`}。${there ? `あるもの：${there}` : ''}`,
  );
}

/**
 * The date of the list of generic classes in force on a date; without one, at the end of the dataset's period. A later list has
 * other classes and misses what was withdrawn since (fiscal 2018 by the list of 2021: 57.5% for 71.4%), so it is taken only where
 * its date is asked for, or any other time.
 * @throws AnteiError codes-missing, saying what to import and naming the lists that there are
 */
export function codesOf(
  { lists }: Pick<Current, 'lists'>,
  dataset: Pick<Dataset, 'id' | 'from' | 'to'>,
  asked?: IsoDate,
  otherTime = false,
): IsoDate {
  const found =
    lists.find((date) => date <= (asked ?? dataset.to)) ?? (otherTime && !asked ? lists.at(-1) : undefined);
  if (found) return found;
  const there = lists.length > 0 ? `取り込み済み：${lists.join('、')}` : 'リストはまだ取り込まれていません。';
  if (asked)
    throw new AnteiError(
      'codes-missing',
      `${asked} に有効な「各先発医薬品の後発医薬品の有無に関する情報」がありません。${there}`,
    );
  const year = fiscalYear(dataset.to);
  throw new AnteiError(
    'codes-missing',
    `${dataset.id}（${dataset.from}〜${dataset.to}）に使える「各先発医薬品の後発医薬品の有無に関する情報」がありません。${dataset.to} 以前で最も近い日付のもの（${fiscalYearText(year)}のもの）を取り込んでください。${there}`,
  );
}

/** Why there are no prices: what to import, and what is there. */
export function pricesMissing({ priceParts: parts }: Pick<Current, 'priceParts'>, date: IsoDate): AnteiError {
  const dates = [...new Set(parts.map((part) => part.date))];
  const there = dates.length > 0 ? `取り込み済み：${dates.join('、')}` : 'リストはまだ取り込まれていません。';
  return new AnteiError(
    'prices-missing',
    `${date} に有効な「薬価基準収載品目リスト」がありません。${date} 以前で最も近い日付のもの（内用薬・注射薬・外用薬）を取り込んでください。${there}`,
  );
}
