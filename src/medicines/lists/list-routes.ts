/** Which routes of the price list are in force on a date, and which are missing: pure rules. */

import type { IsoDate } from '../../platform/clock.ts';
import { numberText } from '../../platform/number-text.ts';
import { LIST_ROUTES, ROUTES, type RouteInForce } from '../model.ts';

/** A part of the price list. */
export interface PricePart {
  route: string;
  date: IsoDate;
  rows: number;
}

/** For each route the latest part that is not later than a date: a list of one route never hides the other routes. */
export function routesInForce(parts: readonly PricePart[], date: IsoDate): RouteInForce[] {
  return LIST_ROUTES.map((route) => {
    const dates = parts.filter((part) => part.route === route && part.date <= date);
    const latest = dates.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
    return { route, effectiveFrom: latest?.date ?? null, rows: latest?.rows ?? null };
  });
}

/** Which routes of a date's list are there, and what is used for the rest: 「歯科用薬剤は未取り込み（2025-07-16 のリストを使います）」. */
export function routesText(routes: readonly RouteInForce[], date: IsoDate): string {
  const own = routes.filter(({ effectiveFrom }) => effectiveFrom === date);
  const older = routes.filter(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom !== date);
  const none = routes.filter(({ effectiveFrom }) => effectiveFrom === null);
  const name = ({ route }: RouteInForce) => ROUTES[route];
  const there = own.map((one) => `${name(one)} ${numberText(one.rows ?? 0)}件`).join('、');
  return [
    there && `${there}。`,
    ...older.map(
      (one) => `${name(one)}は、この日付のものが未取り込みで、${one.effectiveFrom} のリストを使います。`,
    ),
    none.length > 0 && `${none.map(name).join('・')}は未取り込みで、薬価がありません。`,
  ]
    .filter(Boolean)
    .join('');
}
