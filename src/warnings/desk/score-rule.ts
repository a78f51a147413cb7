/** The weights of the score, read once and checked: a table that does not rise with the danger is refused at start. */
import { z } from 'zod';
import ruleData from './score.json' with { type: 'json' };

const points = z.number().int().min(0).max(100);

const Rule = z.object({
  version: z.number().int(),
  parts: z.object({
    essential: z.object({
      label: z.string(),
      /** A and B are 重要 (medicines/model.ts); `unknown`: the list says something else than A, B, C. */
      points: z.object({ A: points, B: points, C: points, unknown: points, none: points }),
    }),
    marketShare: z.object({
      label: z.string(),
      /** Percent; the highest step first, the last from 0. */
      steps: z.array(z.object({ atLeast: z.number().min(0), points })).min(1),
      unknown: points,
    }),
    stock: z.object({
      label: z.string(),
      /** Months of stock; the emptiest shelf first. */
      steps: z.array(z.object({ below: z.number().positive(), points })).min(1),
      enough: points,
      unknown: points,
    }),
    peers: z.object({
      label: z.string(),
      /** Products in normal supply; the fewest first. */
      steps: z.array(z.object({ atMost: z.number().int().min(0), points })).min(1),
      enough: points,
    }),
    patients: z.object({
      label: z.string(),
      points: z.object({ many: points, some: points, none: points }),
    }),
  }),
});
export type ScoreRule = z.infer<typeof Rule>;

/** Reads a table of weights. @throws ZodError for another shape, Error for weights that fall where the danger rises */
export function readScoreRule(data: unknown): ScoreRule {
  const rule = Rule.parse(data);
  const { essential, marketShare, stock, peers, patients } = rule.parts;
  if (marketShare.steps.at(-1)!.atLeast !== 0) throw new Error('marketShare: the last step must begin at 0');
  const runs: Record<string, number[]> = {
    essential: [essential.points.A, essential.points.B, essential.points.C, essential.points.none],
    'essential (unknown)': [essential.points.A, essential.points.unknown, essential.points.none],
    marketShare: marketShare.steps.map((step) => step.points),
    'marketShare (steps)': marketShare.steps.map((step) => step.atLeast),
    stock: [...stock.steps.map((step) => step.points), stock.enough],
    'stock (steps)': stock.steps.map((step) => -step.below),
    peers: [...peers.steps.map((step) => step.points), peers.enough],
    'peers (steps)': peers.steps.map((step) => -step.atMost),
    patients: [patients.points.many, patients.points.some, patients.points.none],
  };
  for (const [name, run] of Object.entries(runs))
    if (run.some((value, i) => i > 0 && value > run[i - 1]!))
      throw new Error(`${name}: the worse case must come first`);
  return rule;
}

export const SCORE_RULE = readScoreRule(ruleData);
