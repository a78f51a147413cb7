/**
 * The points that this system computes by itself: figures of the datasets, counts of the editions, counts of accepted reports.
 * They are kept beside what documents publish for the same period and are never merged with it.
 */
import { type Indicators, trendYears } from '../../indicators/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { monthNames, monthOf } from '../../platform/dates/months.ts';
import { acceptedByMonth } from '../../reporting/index.ts';
import type { SupplyReader } from '../../supply/index.ts';
import type { Fill, Kpi } from '../model.ts';
import type { Point } from '../views.ts';
import { countsPrefectures, figurePoint, reportsPoint, supplyPoint } from './computed-point.ts';

interface Rooms {
  supply: Pick<SupplyReader, 'snapshot' | 'trend'>;
  indicators: Pick<Indicators, 'datasets' | 'years' | 'measures' | 'shown'>;
}

/**
 * A reader of the computed points as of a day, by KPI. Those of figures are kept as long as the lists and the datasets that are
 * shown are the same, those of editions as long as the public data is.
 *
 * Of the datasets only NDB Open Data counts, which is the nation's: rows of dispensing may be of any part of it. Nothing of a
 * demonstration counts: neither its datasets and editions, nor reports that were made while it is shown.
 */
export function seriesFiller(
  context: Pick<Context, 'pool'>,
  { supply, indicators }: Rooms,
  kpis: readonly Kpi[],
) {
  const figures = new Kept<Point[]>();
  const editions = new Kept<Point | null>();

  async function fromFigures(kpi: Kpi, id: string, day: IsoDate): Promise<Point[]> {
    const measure = indicators.measures().find((one) => one.id === id);
    if (!measure) return [];
    const by = countsPrefectures(kpi, measure) ? 'prefecture' : 'nation';
    const datasets = await indicators.datasets();
    // A demonstration's datasets are never there beside real ones.
    if (datasets.some(({ source }) => source === 'demo')) return [];
    const imported = datasets.map((one) => `${one.id} ${one.importedAt.toISOString()}`);
    const points = await figures.get([kpi.id, measure.version, ...imported].join(), async () => {
      const years = await indicators.years({ measure: id, by });
      const partial = new Set(trendYears(years).flatMap((year) => (year.partial ? [year.id] : [])));
      return years.flatMap(({ dataset, table }) => {
        // A round of which sheets are missing is no figure of the nation, one without a list of its time has none.
        const point = table && !partial.has(dataset.id) && figurePoint(kpi, measure, table, dataset);
        return point ? [point] : [];
      });
    });
    return points.filter(({ end }) => end <= day);
  }

  async function fromEditions(fill: Fill, day: IsoDate): Promise<Point[]> {
    const { editions: stored } = await supply.snapshot();
    const dates = stored.flatMap(({ asOf, source }) => (source !== 'demo' && asOf <= day ? asOf : []));
    // Newest first, so that the first of each month is its last.
    const lasts = [...Map.groupBy(dates, (asOf) => asOf.slice(0, 7)).values()].map(([last]) => last!);
    const points = await Promise.all(
      lasts.map((asOf) =>
        editions.get(`${fill} ${asOf}`, async () => {
          const [counts] = await supply.trend(asOf, asOf);
          return counts ? supplyPoint(fill, counts) : null;
        }),
      ),
    );
    return points.filter((point) => point !== null);
  }

  async function fromReports(day: IsoDate): Promise<Point[]> {
    if ((await supply.snapshot()).edition?.source === 'demo') return [];
    const counted = await acceptedByMonth(context.pool);
    const byMonth = new Map(counted.map(({ month, submissions }) => [month, submissions]));
    const months = monthsFrom(counted[0]?.month, day);
    return months
      .map((month) => reportsPoint(month, byMonth.get(month) ?? 0))
      .filter(({ end }) => end <= day);
  }

  const fillOne = (kpi: Kpi, fill: Fill, day: IsoDate): Promise<Point[]> => {
    if (fill === 'reports:accepted') return fromReports(day);
    return fill.startsWith('supply:')
      ? fromEditions(fill, day)
      : fromFigures(kpi, fill.slice('indicators:'.length), day);
  };

  return async (day: IsoDate): Promise<ReadonlyMap<string, readonly Point[]>> => {
    const { revision } = await supply.snapshot();
    figures.keepFor(await indicators.shown());
    editions.keepFor(`${revision}`);
    const filled = kpis.flatMap((kpi) => (kpi.fills ? [{ kpi, fill: kpi.fills }] : []));
    return new Map(
      await Promise.all(
        filled.map(async ({ kpi, fill }) => [kpi.id, await fillOne(kpi, fill, day)] as const),
      ),
    );
  };
}

/** Months from one up to the month of a day, in order. */
function monthsFrom(first: string | undefined, day: IsoDate): string[] {
  return first === undefined ? [] : monthNames(monthOf(first), monthOf(day));
}

/** Answers that hold as long as what they come from; a failed one is asked for again. */
class Kept<T> {
  #source = '';
  #answers = new Map<string, Promise<T>>();

  /** @param source names what the answers come from */
  keepFor(source: string): void {
    if (source !== this.#source) this.#answers = new Map();
    this.#source = source;
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#answers.get(key);
    if (kept) return kept;
    const made = make();
    this.#answers.set(key, made);
    const answers = this.#answers;
    made.catch(() => answers.delete(key));
    return made;
  }
}
