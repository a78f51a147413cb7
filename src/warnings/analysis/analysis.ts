/** What the ministry learns from all warnings together. Pure: rows in, figures out; each figure's definition is beside it. */
import { DESIGNATIONS, type EssentialSupply } from '../../medicines/model.ts';
import { addDays, daysBetween, type IsoDate } from '../../platform/clock.ts';
import type { Cause, State } from '../model.ts';

/** A warning as the figures see it. */
export interface AnalysisRow {
  number: string;
  /** Of all its products. */
  yjCodes: readonly string[];
  /** In words. */
  product: string;
  /** Of all its products, each once. */
  therapeuticClasses: readonly string[];
  cause: Cause;
  state: State;
  receivedOn: IsoDate;
  /** Since when it is in its present state. */
  stateSince: IsoDate;
  dueOn: IsoDate | null;
  /** How and when it was decided; null while it is not. A reopened warning is not decided. */
  outcome: 'prevented' | 'shortage' | null;
  resolvedOn: IsoDate | null;
  /** Not closed. */
  open: boolean;
  /** Nobody has decided yet what is to be done: received, or in triage. */
  untriaged: boolean;
}

/** Days after which a warning that nobody has judged is overdue. */
export const TRIAGE_DAYS = 3;

export interface CountOf {
  name: string;
  count: number;
}

/** Open warnings by something, the most first; one of several classes counts in each of them. */
export function openBy(rows: readonly AnalysisRow[], key: 'cause' | 'therapeuticClasses'): CountOf[] {
  const counts = new Map<string, number>();
  for (const row of rows)
    if (row.open) for (const name of [row[key]].flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

export interface Durations {
  count: number;
  /** Whole and half days; null if nothing is decided. */
  quartiles: { lower: number; median: number; upper: number } | null;
}

/** Days from the receipt to the decision (prevented or shortage), of the warnings that are decided. */
export function durations(rows: readonly AnalysisRow[]): Durations {
  const days = rows
    .flatMap(({ receivedOn, resolvedOn, outcome }) =>
      outcome && resolvedOn ? [daysBetween(receivedOn, resolvedOn)] : [],
    )
    .sort((a, b) => a - b);
  if (days.length === 0) return { count: 0, quartiles: null };
  return {
    count: days.length,
    quartiles: { lower: quantile(days, 0.25), median: quantile(days, 0.5), upper: quantile(days, 0.75) },
  };
}

/** Between the two nearest values in proportion (the usual definition of spreadsheets, QUARTILE.INC). */
function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at;
  const below = Math.floor(place);
  const [a, b] = [sorted[below]!, sorted[Math.ceil(place)]!];
  return a + (b - a) * (place - below);
}

/** How many were decided, and how many of those did not become a shortage. */
export function prevented(rows: readonly AnalysisRow[]): { prevented: number; resolved: number } {
  const resolved = rows.filter((row) => row.outcome !== null);
  return {
    prevented: resolved.filter((row) => row.outcome === 'prevented').length,
    resolved: resolved.length,
  };
}

/** Why an open warning is late. */
export type Late = 'due' | 'triage';

/** The due date has passed, or it has waited for a judgement for more than {@link TRIAGE_DAYS} days. */
export function lateness(
  row: Pick<AnalysisRow, 'open' | 'untriaged' | 'stateSince' | 'dueOn'>,
  today: IsoDate,
): Late[] {
  if (!row.open) return [];
  const late: Late[] = [];
  if (row.dueOn !== null && row.dueOn < today) late.push('due');
  if (row.untriaged && daysBetween(row.stateSince, today) > TRIAGE_DAYS) late.push('triage');
  return late;
}

/** A product that has been limited or stopped for long. */
export interface TroubledProduct {
  yjCode: string;
  name: string;
  mah: string;
  /** First day of the present state; null if neither the list nor our history tells. */
  since: IsoDate | null;
  /** For its maker's own reasons: limitedOwn, or stopped. */
  own: boolean;
}

export interface SilentMaker {
  mah: string;
  /** Products in trouble for long enough, with a known beginning in the time looked at. */
  products: number;
  unwarned: TroubledProduct[];
  /** The unwarned ones that are in trouble for the maker's own reasons. */
  own: number;
}

/** Days before the begin of a trouble in which a warning counts for it: the notice's six months. */
const WARNING_DAYS = 183;

/**
 * Makers whose products have been in trouble for `days` days or more, without a warning in the six months up to its begin.
 * @param since troubles that began earlier are left out: nobody can have warned before there was a way to
 */
export function silentMakers(
  products: readonly TroubledProduct[],
  rows: readonly Pick<AnalysisRow, 'yjCodes' | 'receivedOn'>[],
  { today, days, since }: { today: IsoDate; days: number; since: IsoDate },
): SilentMaker[] {
  const warnings = Map.groupBy(
    rows.flatMap(({ yjCodes, receivedOn }) => yjCodes.map((yjCode) => ({ yjCode, receivedOn }))),
    ({ yjCode }) => yjCode,
  );
  const warned = (product: TroubledProduct) =>
    (warnings.get(product.yjCode) ?? []).some(
      ({ receivedOn }) =>
        receivedOn <= product.since! && receivedOn >= addDays(product.since!, -WARNING_DAYS),
    );
  const inTime = products.filter(
    (product) =>
      product.since !== null && product.since >= since && daysBetween(product.since, today) + 1 >= days,
  );
  return [...Map.groupBy(inTime, (product) => product.mah)]
    .map(([mah, list]) => {
      const unwarned = list.filter((product) => !warned(product));
      return { mah, products: list.length, unwarned, own: unwarned.filter((product) => product.own).length };
    })
    .filter(({ unwarned }) => unwarned.length > 0)
    .sort((a, b) => b.own - a.own || b.unwarned.length - a.unwarned.length || (a.mah < b.mah ? -1 : 1));
}

/** What makers declared of the source of an active ingredient. */
export interface Declared {
  yjCode: string;
  singleSource: boolean;
  countries: readonly string[];
}

export interface Exposure {
  group: EssentialSupply | 'none';
  products: number;
  declared: number;
  single: number;
  /** Every country named is another one than Japan. */
  foreignOnly: number;
  /** One source, and that abroad. */
  singleForeign: number;
}

/** Listed products by their category of essential supply, and what is declared of their sources. */
export function exposure(
  products: readonly { yjCode: string; essentialSupply: EssentialSupply | null }[],
  declarations: readonly Declared[],
): Exposure[] {
  const byCode = new Map(declarations.map((declared) => [declared.yjCode, declared]));
  const groups = [...DESIGNATIONS, 'none', 'unknown'] as const;
  const figures = groups.map((group) => {
    const members = products.filter((product) => (product.essentialSupply ?? 'none') === group);
    const declared = members.flatMap(({ yjCode }) => byCode.get(yjCode) ?? []);
    return {
      group,
      products: members.length,
      declared: declared.length,
      single: declared.filter(({ singleSource }) => singleSource).length,
      foreignOnly: declared.filter(isForeign).length,
      singleForeign: declared.filter((one) => one.singleSource && isForeign(one)).length,
    };
  });
  return figures.filter(({ group, products: count }) => group !== 'unknown' || count > 0);
}

/** Japan, as declarations write it: ISO 3166. */
const HOME = 'JP';

export function isForeign({ countries }: Pick<Declared, 'countries'>): boolean {
  return countries.length > 0 && !countries.includes(HOME);
}
