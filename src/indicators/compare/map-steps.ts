/** Five steps of colour for a map, with their limits in words. Pure. */

import type { Measure } from '../model.ts';
import { formatFigure } from '../wording.ts';
import { quantile } from './catch-up.ts';

export type Step = 0 | 1 | 2 | 3 | 4;

export interface Steps {
  /** Limits between the steps, ascending; a value equal to a limit belongs to the step above. */
  limits: number[];
  /** What each step means, lowest first. */
  legend: string[];
  /** The first step that is all at or above the target: two hues are split there. Null without a target. */
  split: number | null;
}

/**
 * Steps with as many figures each (quintiles), their limits rounded to what the legend prints, so that it says exactly what
 * is drawn. A target between the figures takes the place of the nearest limit: who is above it must be seen.
 */
export function stepsOf(measure: Pick<Measure, 'unit' | 'target'>, values: readonly number[]): Steps {
  if (values.length === 0) return { limits: [], legend: [], split: null };
  const limits = [0.2, 0.4, 0.6, 0.8].map((q) => round(measure.unit, quantile(values, q)!));
  const target = measure.target?.value;
  if (target !== undefined && target > Math.min(...values) && target <= Math.max(...values)) {
    const distances = limits.map((limit) => Math.abs(limit - target));
    limits[distances.indexOf(Math.min(...distances))] = target;
  }
  // Steps that nothing can fall into are left out: few different values make fewer steps.
  const distinct = [...new Set(limits)].sort((a, b) => a - b).filter((limit) => limit > Math.min(...values));
  // Between two limits no figure is on the other side of the target: it is one of them, or beyond all figures.
  const below = target !== undefined && target > Math.max(...values) ? distinct.length + 1 : 0;
  const reached = distinct.indexOf(target ?? Number.NaN) + 1;
  const text = (limit: number) => formatFigure(measure, limit);
  return {
    split: target === undefined ? null : below || reached,
    limits: distinct,
    legend:
      distinct.length === 0
        ? [text(values[0]!)]
        : [
            `${text(distinct[0]!)}未満`,
            ...distinct.slice(1).map((limit, i) => `${text(distinct[i]!)}以上${text(limit)}未満`),
            `${text(distinct.at(-1)!)}以上`,
          ],
  };
}

/** The step of a value; null if there is none. */
export function stepOf({ limits }: Steps, value: number | null): Step | null {
  return value === null ? null : (limits.filter((limit) => value >= limit).length as Step);
}

function round(unit: Measure['unit'], value: number): number {
  if (unit === 'fraction') return Math.round(value * 1000) / 1000;
  return unit === 'yen' ? Number(value.toPrecision(2)) : Math.round(value);
}

/** The colour of a step: below the target orange, reached blue, each the deeper the farther it is; one hue without a target. */
export function colourOf(step: number, split: number | null): { hue: 'blue' | 'orange'; depth: number } {
  if (split === null || step >= split) return { hue: 'blue', depth: step - (split ?? 0) + 1 };
  return { hue: 'orange', depth: split - step };
}
