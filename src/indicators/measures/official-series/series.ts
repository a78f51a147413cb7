/** Official values beside ours: dated and cited, checked once; a test finds every phrase in the documents. */
import { z } from 'zod';
import { periodEnd } from './period.ts';
import seriesData from './series.json' with { type: 'json' };

const text = z.string().trim().min(1);

const Point = z.strictObject({
  /** A month `2023-09`, a fiscal year `FY2021` (from April), or, where the document says no more, a year `2023`. */
  period: z.string().regex(/^(\d{4}-(0[1-9]|1[0-2])|FY\d{4}|\d{4})$/),
  /** In the series' unit; shares are fractions. */
  value: z.number().min(0),
  /** In Japanese: 速報値, what the value leaves open. */
  note: text.optional(),
  /** Id of the document. */
  source: text,
  /** What the document says, word for word except for white space. */
  phrase: text,
});

const Series = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]+$/),
  title: text,
  /** Id of our measure that it is shown beside; null if there is none. */
  measure: z
    .string()
    .regex(/^[a-z][a-z0-9-]+$/)
    .nullable(),
  /** 'target': what the state wanted reached by then. */
  kind: z.enum(['value', 'target']),
  unit: z.enum(['fraction', 'yen', 'count']),
  points: z.array(Point).min(1),
  /** Why the official value and ours differ, in plain Japanese. */
  whyDifferent: text,
  /** The same in a sentence, for headlines. */
  inShort: text.optional(),
});

const SeriesFile = z
  .strictObject({
    documents: z.record(z.string(), z.strictObject({ title: text, publisher: text })),
    series: z.array(Series),
  })
  .refine(
    ({ documents, series }) => series.every((s) => s.points.every((point) => point.source in documents)),
    'a point names a document that is not there',
  );

export interface OfficialPoint extends Omit<z.infer<typeof Point>, 'source'> {
  source: { id: string; title: string; publisher: string };
}

export interface OfficialSeries extends Omit<z.infer<typeof Series>, 'points'> {
  /** In the order of their periods. */
  points: OfficialPoint[];
}

/** Reads a file of series. @throws ZodError for another shape, or a document that is not there */
export function readSeries(data: unknown): OfficialSeries[] {
  const { documents, series } = SeriesFile.parse(data);
  return series.map((one) => ({
    ...one,
    points: one.points
      .map((point) => ({ ...point, source: { id: point.source, ...documents[point.source]! } }))
      .toSorted((a, b) => periodEnd(a.period) - periodEnd(b.period)),
  }));
}

const SERIES = readSeries(seriesData);

/** The official series, all or those shown beside one of our measures. */
export function officialSeries(measure?: string): OfficialSeries[] {
  return measure === undefined ? SERIES : SERIES.filter((series) => series.measure === measure);
}
