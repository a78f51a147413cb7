import { packagesOf } from '../../medicines/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { nullIfAway } from '../../platform/errors.ts';
import { type Correction, correctionsOf } from '../history/store-reports.ts';
import { isInTrouble, isPassed, type ProductFacts, STATUS_FIELDS, type SupplyStatus } from '../model.ts';
import { type CurrentProduct, type Lasting, responseLasting, type Snapshot, toStatus } from './catalogue.ts';
import { type ChangeView, viewChanges } from './read-changes.ts';
import { type Candidate, candidates, peers } from './stand-in-candidates.ts';
import { changesBetween, type HistoryRow, productHistory } from './store-read.ts';

/** A period in which the list said the same about a product; `status` null: not in the list. */
export interface HistoryStep {
  from: IsoDate;
  /** First edition in which it no longer held; null: still. */
  to: IsoDate | null;
  status: (SupplyStatus & ProductFacts) | null;
}

export interface ProductView {
  product: CurrentProduct;
  asOf: IsoDate;
  /** True if the forecast's time is over (on the edition's date) and the product is still in trouble. */
  forecastPassed: boolean;
  lasting: Lasting | null;
  candidates: Candidate[];
  peers: { normal: number; total: number };
  history: HistoryStep[];
  changes: ChangeView[];
  /** True if the newest edition says what the manufacturer reported, not what the official list says. */
  reported: boolean;
  /** Editions that were wrong about the product, as its manufacturer later declared. */
  corrections: Correction[];
  /** As MEDIS-DC's lists have them; empty where none is imported. */
  packages: Awaited<ReturnType<typeof packagesOf>>;
  /** True if the database was away: the view then has no history, changes, corrections and packages, and must say so. */
  partial: boolean;
}

/** What a product's packages are where the database cannot say. */
const NO_PACKAGES: ProductView['packages'] = { sellers: [], packages: [], invented: false };

/**
 * All that is public of one product; null for a code never listed.
 * @param orPart what is in memory will do where the database is away
 */
export async function readProduct(
  { pool }: Context,
  snapshot: Snapshot,
  yjCode: string,
  { orPart = false }: { orPart?: boolean } = {},
): Promise<ProductView | null> {
  const product = snapshot.byCode.get(yjCode);
  if (!product || !snapshot.edition) return null;
  const { asOf } = snapshot.edition;
  const read = Promise.all([
    productHistory(pool, yjCode),
    changesBetween(pool, { yjCode, newest: 200 }),
    snapshot.corrected.has(product.id) ? correctionsOf(pool, product.id) : [],
    packagesOf(pool, yjCode),
  ]);
  const stored = await (orPart ? read.catch(nullIfAway) : read);
  const [history, changes, corrections, packages] = stored ?? [[], [], [], NO_PACKAGES];
  return {
    product,
    asOf,
    forecastPassed: product.forecast !== null && isPassed(product.forecast, asOf) && isInTrouble(product),
    lasting: responseLasting(product, asOf),
    candidates: candidates(snapshot, yjCode),
    peers: peers(snapshot, yjCode),
    history: statusSteps(history, yjCode),
    changes: viewChanges(snapshot, changes),
    reported: snapshot.reported.has(product.id),
    corrections,
    packages,
    partial: stored === null,
  };
}

/** Neighbouring intervals that say the same of the supply become one step (the stored ones also part where a name changes). */
function statusSteps(rows: readonly HistoryRow[], yjCode: string): HistoryStep[] {
  const steps: HistoryStep[] = [];
  for (const row of rows) {
    const { from, to, listed, ...version } = row;
    const status = listed ? { ...toStatus(version), yjCode } : null;
    const last = steps.at(-1);
    const same =
      last &&
      (last.status && status
        ? STATUS_FIELDS.every((f) => last.status![f] === status[f])
        : last.status === status);
    if (same) {
      last.to = to;
      last.status = status;
    } else steps.push({ from, to, status });
  }
  return steps;
}
