import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { genericListDates, priceParts, referenceLists } from '../../medicines/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type PublicScope, publicRevision } from '../../platform/database/revision.ts';
import { fiscalYear, fiscalYearText } from '../../platform/dates/era.ts';
import { supplyStates } from '../../supply/index.ts';
import type { SupplyStates } from '../../supply/model.ts';
import { readDatasets } from '../datasets/store-datasets.ts';
import { AnteiError } from '../errors.ts';
import type { Dataset } from '../model.ts';

/** Datasets, the lists that serve them, and the states of editions. */
const SCOPES: readonly PublicScope[] = ['indicators', 'medicines', 'supply'];

/** A list that figures are worked out by. */
type ListFile = Awaited<ReturnType<typeof referenceLists>>[number] & { kind: 'price' | 'generic-info' };

/** What there is to compute figures from, as of a revision of the public data. */
export interface Current {
  /** Newest period first. */
  datasets: readonly Dataset[];
  /** Dates of the lists of generic classes, the newest first. */
  lists: readonly IsoDate[];
  /** Parts of the price list, by route. */
  priceParts: Awaited<ReturnType<typeof priceParts>>;
  /** Files of the lists of prices and generic classes. */
  listFiles: readonly ListFile[];
  /** Changes whenever a list of prices or classes does. */
  listsHash: string;
  /** The newest edition not after a date (null: of all); null if there is none. */
  states(notAfter: IsoDate | null): Promise<SupplyStates | null>;
}

/**
 * A reader of what there is, which looks again only when that has changed: imports and publications raise the revisions of their
 * scopes, and a page asks dozens of figures.
 */
export function currentReader(context: Context): () => Promise<Current> {
  let known: { revision: string; current: Promise<Current> } | null = null;
  // The figures of a page are asked at once: one look serves them all.
  let looking: Promise<string> | null = null;
  const look = () => {
    looking ??= publicRevision(context.pool, SCOPES).finally(() => {
      looking = null;
    });
    return looking;
  };
  return async () => {
    const revision = await look();
    if (known?.revision !== revision) {
      const current = read(context);
      known = { revision, current };
      current.catch(() => {
        if (known?.current === current) known = null;
      });
    }
    return known.current;
  };
}

/** The newest, and a few that people compare with. */
const STATES_KEPT = 4;

async function read(context: Context): Promise<Current> {
  const [datasets, lists, parts, references] = await Promise.all([
    readDatasets(context.pool),
    genericListDates(context.pool),
    priceParts(context.pool),
    referenceLists(context.pool),
  ]);
  const files = references.flatMap(({ kind, ...file }): ListFile[] =>
    kind === 'generic-names' ? [] : [{ ...file, kind }],
  );
  // Anybody may ask for any date, and an edition's codes take a megabyte.
  const asked = new LRUCache<string, Promise<SupplyStates | null>>({ max: STATES_KEPT });
  return {
    datasets,
    lists,
    priceParts: parts,
    listFiles: files,
    listsHash: hash(
      'sha256',
      files.map((f) => `${f.kind} ${f.effectiveFrom} ${f.routes} ${f.sha256}`).join('\n'),
      'hex',
    ),
    states(notAfter) {
      const key = notAfter ?? '';
      const states = asked.get(key) ?? supplyStates(context.pool, notAfter);
      asked.set(key, states);
      states.catch(() => asked.delete(key));
      return states;
    },
  };
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
