import { momentText } from '../../../../platform/dates/date-text.ts';
import { cut, removeInvisible } from '../../../../platform/text.ts';
import { type Expected, expectedOf, monthKey } from '../../../calendar/expected.ts';
import type { SupplyReader } from '../../../reader.ts';
import { periodText, readable, recoveryWord } from '../../../words/status-wording.ts';
import { pageNumber } from '../search/page-number.ts';

export const CALENDAR_PAGE_SIZE = 100;

/** All that the calendar shows; null before the first import. */
export async function readCalendarPage(supply: SupplyReader, params: URLSearchParams) {
  const snapshot = await supply.snapshot();
  if (!snapshot.edition) return null;
  const q = cut(removeInvisible(params.get('q') ?? ''), 200);
  const all = expectedOf(snapshot, q);
  const months = [...Map.groupBy(all, monthKey)].map(([key, list]) => ({
    key,
    label: key === 'passed' ? '時期を過ぎたもの' : momentText(key),
    recovery: list.filter(({ forecast }) => forecast.event === 'recovery').length,
    stockOut: list.filter(({ forecast }) => forecast.event === 'stockOut').length,
    list,
  }));
  // What has passed is asked for by itself: the page opens on what is to come.
  const chosen =
    months.find(({ key }) => key === params.get('month')) ??
    months.find(({ key }) => key !== 'passed') ??
    months[0];
  const shown = chosen?.list ?? [];
  const page = pageNumber(params, shown.length, CALENDAR_PAGE_SIZE);
  return {
    asOf: snapshot.edition.asOf,
    q,
    total: all.length,
    month: chosen?.key ?? null,
    label: chosen?.label ?? '',
    months: months.map(({ list, ...month }) => ({ ...month, total: list.length })),
    page,
    rows: shown.slice((page - 1) * CALENDAR_PAGE_SIZE, page * CALENDAR_PAGE_SIZE).map(toRow),
    shown: shown.length,
  };
}

export type CalendarPage = NonNullable<Awaited<ReturnType<typeof readCalendarPage>>>;

function toRow({ product, forecast, passed }: Expected) {
  return {
    code: product.yjCode,
    name: readable(product.name),
    ingredient: readable(product.ingredient),
    maker: readable(product.mah),
    period: periodText(forecast),
    what: forecast.event === 'stockOut' ? '在庫消尽' : recoveryWord(product.response),
    passed,
    response: product.response,
    volume: product.volume,
  };
}

export type CalendarRow = ReturnType<typeof toRow>;

/** The address of the calendar with what is given; defaults left out. */
export function calendarPath(given: { q?: string; month?: string | null; page?: number }): string {
  const params = new URLSearchParams();
  if (given.q) params.set('q', given.q);
  if (given.month) params.set('month', given.month);
  if (given.page && given.page > 1) params.set('page', String(given.page));
  return params.size > 0 ? `/calendar?${params}` : '/calendar';
}
