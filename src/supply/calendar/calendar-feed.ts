/** Expected recoveries and stock-outs as iCalendar (RFC 5545), for calendar applications that subscribe to it. */
import { hash } from 'node:crypto';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays, type IsoDate, startOf } from '../../platform/clock.ts';
import { removeInvisible } from '../../platform/text.ts';
import { ingredientPath } from '../addresses.ts';
import type { EditionInfo } from '../read/store-read.ts';
import { citation } from '../words/source-wording.ts';
import { periodText, readable } from '../words/status-wording.ts';
import { type Expected, type ExpectedGroup, groupExpected } from './expected.ts';

/** Not the address of the site: one forecast must not be two where the site moves. */
const UID_DOMAIN = 'expected.antei.example';
const REFRESH_S = 12 * 3_600;
/** A calendar shows the last weeks; older forecasts that nobody renewed are on the page. */
const PASSED_DAYS = 92;
/** Products that an event names; the page of the ingredient has all. */
const NAMED = 20;

/**
 * Writes the calendar: an all-day event for an ingredient and a forecast, on the last day on which it can come true; one
 * without an end stands on its first day.
 * @param site address of the site, without a slash at the end
 */
export function writeExpectedCalendar(
  expected: readonly Expected[],
  edition: Pick<EditionInfo, 'asOf' | 'source'>,
  site: string,
): string {
  const calendar = ical({
    name: `${edition.source === 'demo' ? '【デモ・架空】' : ''}安定：供給の見込み（解除・解消・在庫消尽）`,
    description: citation(edition),
    prodId: { company: 'Antei', product: 'expected supply', language: 'JA' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_S,
  });
  const recent = expected.filter(({ due }) => due >= addDays(edition.asOf, -PASSED_DAYS));
  for (const group of groupExpected(recent)) {
    const { forecast, due, ingredient } = group;
    calendar.createEvent({
      id: `${uid(group)}@${UID_DOMAIN}`,
      allDay: true,
      start: day(due),
      end: day(addDays(due, 1)),
      stamp: startOf(edition.asOf),
      summary: removeInvisible((edition.source === 'demo' ? '【デモ】' : '') + summary(group)),
      description: removeInvisible(describe(group, edition)),
      url: site + ingredientPath(ingredient),
      // A maker's expectation, no appointment: it makes nobody busy.
      status: ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: [{ name: forecast.event === 'stockOut' ? '在庫消尽' : '解除・解消' }],
    });
  }
  return calendar.toString();
}

function summary({ forecast, passed, ingredient, products }: ExpectedGroup): string {
  const event = forecast.event === 'stockOut' ? '在庫消尽見込み' : '解除・解消見込み';
  // 「9月以降」 stands on its first day, and has no last one.
  const what = forecast.latest === null ? `${event}（この日以降）` : event;
  const name = products.length === 1 ? products[0]!.name : `${ingredient}（${products.length}品目）`;
  return `${passed ? (forecast.latest === null ? '【始まりを過ぎています】' : '【時期を過ぎています】') : ''}${what}：${readable(name)}`;
}

function describe(
  { forecast, products }: ExpectedGroup,
  edition: Pick<EditionInfo, 'asOf' | 'source'>,
): string {
  const named = products.slice(0, NAMED).map(({ name, mah }) => `・${readable(name)}（${readable(mah)}）`);
  const more = products.length > NAMED ? [`ほか${products.length - NAMED}品目`] : [];
  return [`見込み時期：${periodText(forecast)}`, ...named, ...more, citation(edition)].join('\n');
}

/** The same forecast of the same ingredient is the same event in every edition. */
function uid({ ingredient, forecast: { event, earliest, latest } }: ExpectedGroup): string {
  return hash('sha256', JSON.stringify([ingredient, event, earliest, latest]), 'hex').slice(0, 24);
}

/** The library reads a day from the instant in UTC. */
function day(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
