/** A maker's products: what is in force, what was last said, what waits, what has gone stale. */
import type { Actor } from '../../access/index.ts';
import { type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { compact } from '../../platform/text.ts';
import { paced } from '../../platform/turns/paced.ts';
import { newestEdition, parseRow } from '../../supply/index.ts';
import {
  type Cell,
  type EditionRow,
  isInTrouble,
  type RecoveryOutlook,
  type ShipmentResponse,
  type ShipmentVolume,
  type ShortageReason,
} from '../../supply/model.ts';
import { AnteiError } from '../errors.ts';
import type { CellChange, PartialStatus, Stale } from '../model.ts';
import { changesOf } from '../receipt/receipt.ts';
import { type OwnRow, ownRows } from '../records/in-force.ts';
import { draftsOf, type StoredDraft } from '../records/store-drafts.ts';
import { lastNoChange } from '../records/store-in-force.ts';
import { historyOf } from '../records/store-reports.ts';
import { requireReader } from '../records/who.ts';
import { statusOf, WRITTEN } from '../rules/status-cells.ts';
import { asksByItself, lastWord, staleReasons } from './stale.ts';

const PAGE = 50;
/** Reports of one product that its page shows. */
const HISTORY = 100;

export const PRODUCT_FILTERS = ['all', 'stale', 'trouble', 'draft'] as const;
export type ProductFilter = (typeof PRODUCT_FILTERS)[number];

export interface ProductsQuery {
  filter: ProductFilter;
  /** Part of the name, the ingredient or the code; '' for all. */
  q: string;
  page: number;
}

export interface OwnProduct {
  yjCode: string;
  name: string;
  strength: string;
  response: ShipmentResponse;
  volume: ShipmentVolume;
  reason: ShortageReason;
  outlook: RecoveryOutlook;
  outlookText: string | null;
  lastWordOn: IsoDate | null;
  stale: Stale[];
  /** An accepted report waits for the next edition. */
  pending: boolean;
  draft: boolean;
  version: string;
}

export interface OwnProducts {
  /** Date of the newest edition; null before the first. */
  asOf: IsoDate | null;
  page: number;
  pages: number;
  /** Products under the filter and the search. */
  total: number;
  /** Of all products of the maker. `stale` leaves out those that only wait for the monthly confirmation (`monthly`). */
  counts: Record<ProductFilter, number> & { monthly: number };
  /** This month, and when 「変更なし」 was reported in it. */
  month: { month: string; confirmedOn: IsoDate | null };
  products: OwnProduct[];
}

type World = Pick<Context, 'pool' | 'clock'>;

/** One page of the maker's products in the order of the list. @throws AnteiError `forbidden` */
export async function listProducts(
  { pool, clock }: World,
  actor: Actor,
  { filter, q, page }: ProductsQuery,
): Promise<OwnProducts> {
  requireReader(actor);
  const { id } = actor.organisation;
  const day = today(clock);
  const [asOf, rows, drafts, confirmedOn] = await Promise.all([
    newestEdition(pool),
    ownRows(pool, actor.organisation),
    draftsOf(pool, id),
    lastNoChange(pool, id),
  ]);
  const drafted = new Set(drafts.map(({ productId }) => productId));
  const all: { product: OwnProduct; key: string }[] = [];
  for await (const row of paced(rows)) {
    const read = readRow(row, asOf!);
    const product = ownProduct(row, read, confirmedOn, drafted.has(row.productId), day);
    all.push({ product, key: compact(`${row.name}${read.ingredient}${row.yjCode}`).toLowerCase() });
  }
  const words = q
    .slice(0, 200)
    .split(/\s+/)
    .map((word) => compact(word).toLowerCase());
  const found = all.filter(
    ({ product, key }) => FILTERS[filter](product) && words.every((word) => key.includes(word)),
  );
  const count = (wanted: (product: OwnProduct) => boolean) =>
    all.filter(({ product }) => wanted(product)).length;
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const shown = Math.min(Number.isInteger(page) && page > 0 ? page : 1, pages);
  return {
    asOf,
    page: shown,
    pages,
    total: found.length,
    counts: {
      all: all.length,
      stale: count(FILTERS.stale),
      trouble: count(FILTERS.trouble),
      draft: count(FILTERS.draft),
      monthly: count(({ stale }) => stale.includes('monthly')),
    },
    month: {
      month: day.slice(0, 7),
      confirmedOn: confirmedOn?.startsWith(day.slice(0, 7)) ? confirmedOn : null,
    },
    products: found.slice((shown - 1) * PAGE, shown * PAGE).map(({ product }) => product),
  };
}

const FILTERS: Record<ProductFilter, (product: OwnProduct) => boolean> = {
  all: () => true,
  stale: ({ stale }) => stale.some(asksByItself),
  trouble: isInTrouble,
  draft: ({ draft }) => draft,
};

function readRow({ cells, yjCode }: OwnRow, asOf: IsoDate): EditionRow {
  return parseRow([...cells, null], 0, yjCode, asOf, () => undefined);
}

function ownProduct(
  row: OwnRow,
  read: EditionRow,
  confirmedOn: IsoDate | null,
  draft: boolean,
  day: IsoDate,
): OwnProduct {
  const word = { row: read, reportedOn: row.latest?.reportedOn ?? null, confirmedOn };
  return {
    yjCode: row.yjCode,
    name: row.name,
    strength: read.strength,
    response: read.response,
    volume: read.volume,
    reason: read.reason,
    outlook: read.outlook,
    outlookText: read.outlookText,
    lastWordOn: lastWord(word),
    stale: staleReasons(word, day),
    pending: row.pending,
    draft,
    version: row.version,
  };
}

export interface ProductReport {
  number: string;
  reportedOn: IsoDate;
  /** Null for a program. */
  person: string | null;
  changes: CellChange[];
  /** Number of the submission that this report corrects. */
  corrects: string | null;
  /** Number of the submission that declares this report to have been wrong. */
  correctedBy: string | null;
  publishedOn: IsoDate | null;
}

export interface OwnProductDetail extends Omit<OwnProduct, 'draft'> {
  ingredient: string;
  mah: string;
  /** What is in force; a field that cannot be read is absent. */
  status: PartialStatus;
  /** The written cells in force, verbatim. */
  cells: { column: number; label: string; text: Cell }[];
  draft: {
    status: PartialStatus;
    /** ISO instant. */
    savedAt: string;
    savedBy: string | null;
    /** True if the product has changed since the draft was begun. */
    outdated: boolean;
  } | null;
  /** Newest first. */
  history: ProductReport[];
}

/** One product of the maker. @throws AnteiError `not-found`, also for another's; `forbidden` */
export async function readOwnProduct(
  { pool, clock }: World,
  actor: Actor,
  yjCode: string,
): Promise<OwnProductDetail> {
  requireReader(actor);
  const { id } = actor.organisation;
  const row = await findOwnRow(pool, actor, yjCode);
  const [asOf, drafts, confirmedOn, history] = await Promise.all([
    newestEdition(pool),
    draftsOf(pool, id),
    lastNoChange(pool, id),
    historyOf(pool, id, row.productId, HISTORY),
  ]);
  const read = readRow(row, asOf!);
  const draft = drafts.find(({ productId }) => productId === row.productId) ?? null;
  return {
    ...ownProduct(row, read, confirmedOn, draft !== null, today(clock)),
    ingredient: read.ingredient,
    mah: read.mah,
    status: statusOf(row.cells),
    cells: [...WRITTEN].map(([column, { label }]) => ({ column, label, text: row.cells[column] ?? null })),
    draft: draft && shownDraft(draft, row.version),
    history: history.map((report) => ({
      number: report.number,
      reportedOn: report.reportedOn,
      person: report.person,
      changes: changesOf(report),
      corrects: report.corrects,
      correctedBy: report.correctedBy,
      publishedOn: report.publishedOn,
    })),
  };
}

function shownDraft({ status, savedAt, savedBy, version }: StoredDraft, current: string) {
  return { status, savedAt: savedAt.toISOString(), savedBy, outdated: version !== current };
}

/** The row in force of an own product. @throws AnteiError `not-found` */
export async function findOwnRow(
  client: Parameters<typeof ownRows>[0],
  actor: Actor,
  yjCode: string,
): Promise<OwnRow> {
  const row = (await ownRows(client, actor.organisation)).find((own) => own.yjCode === yjCode);
  if (!row) throw new AnteiError('not-found', '自社の品目に、そのYJコードはありません。');
  return row;
}
