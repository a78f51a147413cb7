import type { Indicators } from '../../../../indicators/index.ts';
import type { ReferenceKind } from '../../../../medicines/index.ts';
import { partName } from '../../../../medicines/model.ts';
import { formatInstant } from '../../../../ui/format.ts';
import type { WithdrawnInfo } from '../../../history/store-withdrawn.ts';
import type { EditionInfo } from '../../../read/store-read.ts';
import type { SupplyReader } from '../../../reader.ts';
import { citation } from '../../../words/source-wording.ts';
import { pageNumber } from '../search/page-number.ts';
import type { SourceStateProps } from './source-state.tsx';
import { readSources } from './sources-data.ts';

const EDITION_PAGE_SIZE = 30;

/** All that the data page shows; null before the first import. */
export async function readDataPage(
  supply: SupplyReader,
  indicators: Pick<Indicators, 'datasets' | 'gaps'>,
  params: URLSearchParams,
) {
  const { editions, withdrawn, edition } = await supply.snapshot();
  if (!edition) return null;
  const page = pageNumber(params, editions.length, EDITION_PAGE_SIZE);
  const lists = await supply.referenceLists();
  return {
    newest: toEditionRow(edition),
    citation: citation(edition),
    page,
    total: editions.length,
    editions: editions.slice((page - 1) * EDITION_PAGE_SIZE, page * EDITION_PAGE_SIZE).map(toEditionRow),
    withdrawn: withdrawn.map(toWithdrawnRow),
    lists: lists.map((list) => ({
      key: `${list.kind} ${list.sha256}`,
      kind: list.kind as ReferenceKind,
      effectiveFrom: list.effectiveFrom,
      file: list.file,
      sha256: list.sha256,
      rows: list.rows,
      routes: (list.routes ?? []).flatMap((route) => partName(route) ?? []),
      inForce: isInForce(list, lists, edition.asOf),
    })),
    priceRoutes: await supply.priceRoutes(edition.asOf),
    source: await readSource(supply),
    sources: await readSources(supply, indicators, editions),
  };
}

export type DataPageData = NonNullable<Awaited<ReturnType<typeof readDataPage>>>;

export interface EditionRow {
  asOf: string;
  source: EditionInfo['source'];
  title: string;
  file: string;
  sha256: string;
  rows: number;
  problems: number;
  reports: number;
  imported: string;
  published: string | null;
  sourceUrl: string | null;
}

export function toEditionRow({
  importedAt,
  sourceModifiedAt,
  ...edition
}: Omit<EditionInfo, 'columns' | 'extraColumns'>): EditionRow {
  return {
    ...edition,
    imported: formatInstant(importedAt),
    published: sourceModifiedAt && formatInstant(sourceModifiedAt),
  };
}

export interface WithdrawnRow extends EditionRow {
  withdrawnAt: string;
  byPage: boolean;
  reason: string | null;
}

export function toWithdrawnRow({ withdrawnAt, byPage, reason, ...edition }: WithdrawnInfo): WithdrawnRow {
  return {
    ...toEditionRow({ ...edition, reports: 0 }),
    withdrawnAt: formatInstant(withdrawnAt),
    byPage,
    reason,
  };
}

interface DatedList {
  kind: string;
  effectiveFrom: string;
  routes: readonly string[] | null;
}

/** For one of its routes, the latest list of its kind that is not later than the newest edition. */
function isInForce(list: DatedList, lists: readonly DatedList[], asOf: string): boolean {
  // What a code of receipts means is put together from all files; codes of packages are looked up whatever the date.
  if (list.kind === 'receipt-codes') return true;
  const until = list.kind === 'packages' ? LAST_DAY : asOf;
  if (list.effectiveFrom > until) return false;
  const later = lists.filter(
    ({ kind, effectiveFrom }) =>
      kind === list.kind && effectiveFrom <= until && effectiveFrom > list.effectiveFrom,
  );
  return (list.routes ?? []).some((route) => !later.some(({ routes }) => routes?.includes(route)));
}

const LAST_DAY = '9999-12-31';

async function readSource(supply: SupplyReader): Promise<SourceStateProps> {
  const state = await supply.sourceState();
  return {
    lastCheckedAt: state.lastCheckedAt && formatInstant(state.lastCheckedAt),
    outcome: state.lastOutcome,
    message: state.lastMessage,
    newestAsOf: state.newestEdition,
    daysSinceMoved: state.daysSinceMoved,
    stale: state.stale,
    alarm: state.alarm,
  };
}
