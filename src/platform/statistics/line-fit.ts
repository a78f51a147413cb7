/** A straight line through points by least squares, and how far a new point may be from it. Pure. */
import { studentT } from './student-t.ts';

export interface LineFit {
  slope: number;
  meanX: number;
  meanY: number;
  /** Sum of squares around the mean x. */
  spread: number;
  count: number;
  /** Sum of squares around the line. */
  residual: number;
}

/** Least squares; null if the points have fewer than two different x. */
export function fitLine(points: readonly { x: number; y: number }[]): LineFit | null {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (points.length === 0 || spread === 0) return null;
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const residual = points.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return { slope, meanX, meanY, spread, count: points.length, residual };
}

export function lineAt({ slope, meanX, meanY }: LineFit, x: number): number {
  return meanY + slope * (x - meanX);
}

/**
 * Half the prediction interval of a single new value: t·s·√(1 + 1/n + (x−x̄)²/Sxx), s² = residual ÷ (n−2), t of Student's
 * distribution with n−2 degrees of freedom. Of fewer than three points nothing can be said: infinite.
 * @param level probability that the value lies in the interval, if the line goes on and scatters as before
 */
export function halfInterval(fit: LineFit, x: number, level: number): number {
  const { count, residual, meanX, spread } = fit;
  if (count < 3) return Number.POSITIVE_INFINITY;
  const deviation = Math.sqrt((residual / (count - 2)) * (1 + 1 / count + (x - meanX) ** 2 / spread));
  return studentT(level, count - 2) * deviation;
}
