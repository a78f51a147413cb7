/** The shape of a measure over all rounds: what the OpenAPI document says about `dataset=all`. */
import { z } from 'zod';
import { BREAKDOWNS } from '../model.ts';

const date = z.string().meta({ format: 'date' });
const share = z.number().nullable();

const Change = z
  .object({
    since: z.string().meta({ description: '比べた前の回' }),
    years: z.number().meta({ description: '間の年数' }),
    value: z.number(),
    lower: z.number().meta({ description: '秘匿の範囲を考えた、いちばん小さい変化' }),
    upper: z.number(),
  })
  .meta({ description: '1年あたりの変化（割合は0〜1）' });

const Reached = z
  .object({
    kind: z.enum(['reached', 'open', 'fell', 'short']).meta({
      description:
        'reached=since から達している, open=秘匿のため決まらない, fell=一度達して今は下, short=達していない',
    }),
    since: z.string().optional(),
    at: z.string().optional(),
  })
  .meta({ description: '目標に対する最新の比べられる回の状態' });

const Projection = z
  .object({
    earliest: date.nullable(),
    likely: date.nullable(),
    latest: date.nullable(),
    perYear: z.number(),
    points: z.int().meta({ description: '直線が通る値の数' }),
    level: z.number().meta({ description: '範囲の確からしさ' }),
  })
  .meta({ description: '直線を延ばして目標に達する年の末日と範囲。15年以内に達しないときは null' });

/** @param parts schemas of the figures' own answer, so that both say the same of lists and sources */
export function trendSchema({
  references,
  coverage,
  sources,
}: {
  references: z.ZodType;
  coverage: z.ZodType;
  sources: z.ZodType;
}) {
  return z
    .object({
      measure: z.string(),
      version: z.int(),
      dataset: z.literal('all'),
      by: z.enum(Object.keys(BREAKDOWNS) as [keyof typeof BREAKDOWNS, ...(keyof typeof BREAKDOWNS)[]]),
      where: z.record(z.string(), z.string()),
      target: share.meta({ description: '目標' }),
      years: z.array(
        z.object({
          dataset: z.string(),
          title: z.string(),
          from: date,
          to: date,
          comparable: z.boolean().meta({ description: 'ほかの回と比べられるか' }),
          missing: z
            .object({ title: z.string(), detail: z.string(), remedy: z.string() })
            .nullable()
            .meta({ description: '値がない理由と、取り込むもの' }),
          partial: z.string().nullable().meta({ description: '比べられない理由' }),
          breaks: z.array(z.string()).meta({ description: '前の比べられる回と数え方が違うところ' }),
          warnings: z.array(z.string()),
          codes: date.nullable(),
          edition: date.nullable(),
          references,
          coverage: coverage.nullable(),
          sources,
        }),
      ),
      rows: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          points: z.array(
            z.object({
              dataset: z.string(),
              from: date,
              to: date,
              comparable: z.boolean(),
              value: share,
              lower: share,
              upper: share,
              numerator: share,
              denominator: share,
              changePerYear: Change.nullable(),
            }),
          ),
          reached: Reached.nullable(),
          projection: Projection.nullable(),
          words: z.string().meta({ description: '同じことを言葉で' }),
        }),
      ),
    })
    .meta({ id: 'FigureTrend', description: 'すべての回の値を年ごとに（古い順）。' });
}
