/** What makers expect (⑯): when supply recovers, when stock runs out. From the newest list, whose date says what has passed. Pure. */
import type { IsoDate } from '../../platform/clock.ts';
import { type Forecast, isInTrouble, isPassed } from '../model.ts';
import type { CurrentProduct, Snapshot } from '../read/catalogue.ts';

/** A product whose maker says when something is to happen. */
export interface Expected {
  product: CurrentProduct;
  forecast: Forecast;
  /** The last day on which the forecast can still come true; of "from … on", the first day of it. */
  due: IsoDate;
  passed: boolean;
}

/** Forecasts of listed products, the earliest due first. A recovery of what is not in trouble any more has come: it is left out. */
export function expectedOf(snapshot: Pick<Snapshot, 'products' | 'edition' | 'index'>, q = ''): Expected[] {
  const { products, edition, index } = snapshot;
  if (!edition) return [];
  const wanted = q === '' ? products : Array.from(index.search(q).ids, (id) => products[id]!);
  return wanted
    .flatMap((product): Expected[] => {
      const { forecast } = product;
      if (!forecast || (forecast.event === 'recovery' && !isInTrouble(product))) return [];
      const due = forecast.latest ?? forecast.earliest;
      return [{ product, forecast, due, passed: isPassed(forecast, edition.asOf) }];
    })
    .sort((a, b) => compare(a.due, b.due) || compare(a.product.yjCode, b.product.yjCode));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The month that a forecast is shown under: `2026-11`, or 'passed'. */
export function monthKey({ due, passed }: Pick<Expected, 'due' | 'passed'>): string {
  return passed ? 'passed' : due.slice(0, 7);
}

/** Several products of one ingredient and one forecast: a line of a calendar, so that one does not fill a day with fifty. */
export interface ExpectedGroup {
  ingredient: string;
  forecast: Forecast;
  due: IsoDate;
  passed: boolean;
  products: CurrentProduct[];
}

/** In the order of what was given. */
export function groupExpected(all: readonly Expected[]): ExpectedGroup[] {
  const same = Map.groupBy(all, ({ product, forecast: { event, earliest, latest } }) =>
    JSON.stringify([product.ingredient, event, earliest, latest]),
  );
  return [...same.values()].map((group) => {
    const { forecast, due, passed, product } = group[0]!;
    return {
      ingredient: product.ingredient,
      forecast,
      due,
      passed,
      products: group.map((one) => one.product),
    };
  });
}
