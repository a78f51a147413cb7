/**
 * How far the references of a figure are in time from the data itself: lists of classes and prices, and the edition of supply. A list
 * covers a period where it is in force at its end; one of an earlier fiscal year is used and said, a later one only on request and
 * without bounds, because they would exclude the truth (decision 0022). Pure.
 */

import { type ListRoute, ROUTES, type RouteInForce } from '../../medicines/model.ts';
import { daysBetween, type IsoDate } from '../../platform/clock.ts';
import { fiscalYear, type Period } from '../../platform/dates/era.ts';
import { lastDay, monthOf } from '../../platform/dates/months.ts';
import { numberText } from '../../platform/number-text.ts';
import type { Coverage, Dataset, DatasetPart, FigureReference } from '../model.ts';

/** Share of the quantity above which what the list does not have is warned of. */
const UNMAPPED_WARNING = 0.01;

/** Where a reference falls relative to a period. */
export function timingOf(date: IsoDate | null, { from, to }: Period): FigureReference['timing'] {
  if (date === null) return 'missing';
  if (date > to) return 'later';
  return fiscalYear(date) < fiscalYear(from) ? 'earlier-year' : 'in-time';
}

function referenceOf(
  kind: FigureReference['kind'],
  route: ListRoute | null,
  date: IsoDate | null,
  period: Period,
): FigureReference {
  const days = date === null ? null : daysBetween(date, period.to);
  return { kind, route, date, days, timing: timingOf(date, period) };
}

/**
 * The references of a figure.
 * @param prices the routes in force, where the measure asks for prices; those that the dataset cannot have are left out
 * @param edition null if the measure asks none
 */
export function referencesOf(
  dataset: Pick<Dataset, 'from' | 'to' | 'parts'>,
  given: { codes: IsoDate; prices: readonly RouteInForce[] | null; edition: IsoDate | null },
): FigureReference[] {
  const has = (route: ListRoute) =>
    dataset.parts.some((part) => part.route === route || part.route === 'all');
  const prices = (given.prices ?? []).filter(({ route }) => route !== 'dental' && has(route));
  return [
    referenceOf('generic-info', null, given.codes, dataset),
    ...prices.map(({ route, effectiveFrom }) => referenceOf('price', route, effectiveFrom, dataset)),
    ...(given.edition === null ? [] : [referenceOf('edition', null, given.edition, dataset)]),
  ];
}

/** 「データの期間の末日（2019-03-31）の690日後」. */
export function distanceText(date: IsoDate, to: IsoDate): string {
  const days = daysBetween(date, to);
  if (days === 0) return `データの期間の末日（${to}）`;
  return `データの期間の末日（${to}）の${numberText(Math.abs(days))}日${days < 0 ? '後' : '前'}`;
}

/** A reference with its route and date: 「薬価のリスト（注射薬、2021-02-18）」. */
export function referenceName({ kind, route, date }: FigureReference): string {
  const name = { 'generic-info': '区分のリスト', price: '薬価のリスト', edition: '供給状況' }[kind];
  const facts = [route && ROUTES[route], date].filter(Boolean);
  return facts.length === 0 ? name : `${name}（${facts.join('、')}）`;
}

/** What a reader must know before using the figures; none where all is in time and nearly all is mapped. */
export function warningsOf(
  references: readonly FigureReference[],
  coverage: Coverage,
  to: IsoDate,
): string[] {
  const warnings = references.flatMap((reference) => warningOf(reference, to));
  const { share, quantity, codes } = coverage;
  if (share !== null && share > UNMAPPED_WARNING)
    warnings.push(
      `数量の${(share * 100).toFixed(1)}%（${numberText(Math.round(quantity))}、データ全体で${numberText(codes)}コード）は区分のリストになく、どこにも数えていません。`,
    );
  return warnings;
}

/** What bounds rest on where a sheet does not say how it was masked (masking.ts). */
export function maskingWarnings(parts: readonly Pick<DatasetPart, 'masking' | 'threshold'>[]): string[] {
  const assumed = parts.flatMap(({ masking, threshold }) => (masking === 'unstated' ? [threshold!] : []));
  if (assumed.length === 0) return [];
  const limits = [...new Set(assumed)].sort((a, b) => a - b).map((limit) => numberText(limit));
  return [
    `秘匿の規則が表題から読み取れないシートが${assumed.length}枚あります。範囲はそれぞれの行の総計だけから求め、総計も秘匿の行は、シートに示された最小の数量（${limits.join('、')}）未満とみなしています。`,
  ];
}

function warningOf(reference: FigureReference, to: IsoDate): string[] {
  const { kind, date, timing } = reference;
  const name = referenceName(reference);
  if (timing === 'in-time') return [];
  if (date === null) return [`${name}がなく、その薬価によるものは数えていません。`];
  const far = distanceText(date, to);
  if (kind === 'edition') return [`${name}は${far}のもので、その時の供給状況ではありません。`];
  if (timing === 'later')
    return [
      `${name}は${far}のもので、その時の値とは違います。上下限は示しません。${to}以前で最も近い日付のリストを取り込むと、その時の値になります。`,
    ];
  return [
    `${name}はデータより前の年度のもの（${far}）です。その後に収載された品目や区分・薬価の変更は入っておらず、上下限もその違いを含みません。`,
  ];
}

/** 「リストにないコードの数量 0.01%（12,345、3コード）」. */
export function coverageText({ share, quantity, codes, rows }: Coverage): string {
  const part = share === null ? '－' : `${(share * 100).toFixed(share > 0 && share < 0.0005 ? 4 : 2)}%`;
  const ofRows = rows === null ? '' : `、${numberText(rows)}行`;
  return `区分のリストにないコードの数量：${part}（${numberText(Math.round(quantity))}。データ全体で${numberText(codes)}コード${ofRows}）`;
}

/** The last day of a period of months: `2022-04/2023-03` → `2023-03-31`. */
export function lastDayOf(period: string): IsoDate {
  return lastDay(monthOf(period.split('/').at(-1)!));
}

/** Which lists serve a dataset, or what is missing for it, in a line. */
export function servingText(
  dataset: Pick<Dataset, 'from' | 'to' | 'parts'>,
  given: { codes: IsoDate | null; prices: readonly RouteInForce[] },
): string {
  const { codes, prices } = given;
  if (codes === null)
    return `${dataset.to} 以前の「各先発医薬品の後発医薬品の有無に関する情報」がなく、値を示せません。`;
  const references = referencesOf(dataset, { codes, prices, edition: null });
  const texts = references.map((reference) => {
    const name = referenceName(reference);
    if (reference.date === null) return `${name}なし`;
    return reference.timing === 'in-time' ? name : `${name}※${distanceText(reference.date, dataset.to)}`;
  });
  return texts.join('、');
}
