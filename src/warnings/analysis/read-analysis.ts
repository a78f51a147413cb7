/** The ministry's analysis, from all warnings, the sources that makers declare, and the public list of today. */
import type { Actor } from '../../access/index.ts';
import type { EssentialSupply } from '../../medicines/model.ts';
import { addDays, type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { readable, responseLasting, type Snapshot } from '../../supply/index.ts';
import { isTroubled } from '../../supply/model.ts';
import { CAUSES, type Cause, titleOf } from '../model.ts';
import { requireMinistry } from '../notices/rights.ts';
import { isOpen } from '../notices/state.ts';
import {
  type AnalysisRow,
  type CountOf,
  type Durations,
  durations,
  type Exposure,
  exposure,
  isForeign,
  type Late,
  lateness,
  openBy,
  prevented,
  type SilentMaker,
  silentMakers,
  type TroubledProduct,
} from './analysis.ts';
import { countryName } from './countries.ts';
import { allDeclarations, analysisRows } from './store-analysis.ts';

/** What of the analysis can be chosen. */
export interface AnalysisQuery {
  /** Days for which a product must have been limited or stopped. */
  days: number;
  /** Troubles that began earlier are left out; null: from the first warning on, or a year back if there is none. */
  since: IsoDate | null;
}

export interface LateWarning extends AnalysisRow {
  late: Late[];
}

/** A product of essential supply with one source only. */
export interface SingleSource {
  yjCode: string;
  name: string;
  mah: string;
  essential: EssentialSupply;
  /** By their Japanese names. */
  countries: string[];
  foreign: boolean;
}

export interface Analysis {
  today: IsoDate;
  /** Of the public list that the makers were compared with; null before the first. */
  asOf: IsoDate | null;
  query: { days: number; since: IsoDate };
  /** All warnings, and those still to be acted on. */
  total: number;
  open: number;
  byCause: CountOf[];
  byClass: CountOf[];
  durations: Durations;
  prevented: { prevented: number; resolved: number };
  late: LateWarning[];
  silent: SilentMaker[];
  /** Products limited or stopped whose begin nobody knows: they are not in `silent`. */
  beginUnknown: number;
  exposure: Exposure[];
  singleSources: SingleSource[];
}

/** @throws AnteiError `forbidden` for anybody but the ministry */
export async function readAnalysis(
  { pool, clock }: Pick<Context, 'pool' | 'clock'>,
  snapshot: Snapshot,
  actor: Actor,
  query: AnalysisQuery,
): Promise<Analysis> {
  requireMinistry(actor, 'viewer');
  const now = today(clock);
  const [stored, declarations] = await Promise.all([analysisRows(pool), allDeclarations(pool)]);
  const rows = stored.map(
    ({ products, ...row }): AnalysisRow => ({
      ...row,
      yjCodes: products.map(({ yjCode }) => yjCode),
      product: titleOf({ productName: products[0]!.productName, more: products.slice(1) }),
      therapeuticClasses: [...new Set(classesOf(products, snapshot).values())].map(readable),
      open: isOpen(row.state),
      untriaged: row.state === 'received' || row.state === 'triage',
    }),
  );
  const since = query.since ?? rows[0]?.receivedOn ?? addDays(now, -365);
  const troubled = troubledProducts(snapshot);
  const byCode = new Map(declarations.map((declared) => [declared.yjCode, declared]));
  return {
    today: now,
    asOf: snapshot.edition?.asOf ?? null,
    query: { days: query.days, since },
    total: rows.length,
    open: rows.filter((row) => row.open).length,
    byCause: openBy(rows, 'cause').map(({ name, count }) => ({ name: CAUSES[name as Cause], count })),
    byClass: openBy(rows, 'therapeuticClasses'),
    durations: durations(rows),
    prevented: prevented(rows),
    late: rows
      .map((row) => ({ ...row, late: lateness(row, now) }))
      .filter(({ late }) => late.length > 0)
      .sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1)),
    silent: silentMakers(troubled, rows, { today: now, days: query.days, since }),
    beginUnknown: troubled.filter((product) => product.since === null).length,
    exposure: exposure(snapshot.products, declarations),
    singleSources: snapshot.products
      .flatMap(({ yjCode, name, mah, essentialSupply }) => {
        const declared = byCode.get(yjCode);
        if (!essentialSupply || !declared?.singleSource) return [];
        const { countries } = declared;
        return [
          {
            yjCode,
            name: readable(name),
            mah: readable(mah),
            essential: essentialSupply,
            countries: countries.map(countryName),
            foreign: isForeign(declared),
          },
        ];
      })
      .sort((a, b) => (a.essential + a.yjCode < b.essential + b.yjCode ? -1 : 1)),
  };
}

/** The therapeutic classes of some products, by their codes. */
export function classesOf(
  products: readonly { yjCode: string }[],
  { byCode }: Pick<Snapshot, 'byCode'>,
): Map<string, string> {
  return new Map(
    products.map(({ yjCode }) => [yjCode, byCode.get(yjCode)?.therapeuticClass ?? '一覧にない品目']),
  );
}

function troubledProducts({ products, edition }: Snapshot): TroubledProduct[] {
  if (!edition) return [];
  return products
    .filter(({ response }) => isTroubled(response))
    .map((product) => ({
      yjCode: product.yjCode,
      name: readable(product.name),
      mah: readable(product.mah),
      since: responseLasting(product, edition.asOf)?.since ?? null,
      own: product.response === 'limitedOwn' || product.response === 'stopped',
    }));
}
