/** A measured figure: one JSON line. `limit` and `ok` are absent where the figure is only told. */
export interface Figure {
  bench: string;
  limit?: number;
  ok?: boolean;
  [part: string]: unknown;
}

/** A figure that must not be above its limit; `unit` names it in the line (`ratio`, `p99Ms`, `seconds`, `peakMb`). */
export function judged(bench: string, unit: string, value: number, limit: number, parts: object): Figure {
  return { bench, [unit]: round(value), limit, ok: value <= limit, ...rounded(parts) };
}

/** A figure without a limit, worth knowing beside the others. */
export function told(bench: string, unit: string, value: number, parts: object): Figure {
  return { bench, [unit]: round(value), ...rounded(parts) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The smallest value that a share of all values does not exceed (nearest rank): 0.99 is the p99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function rounded(parts: object): object {
  const round1 = (value: unknown): unknown =>
    typeof value === 'number' ? round(value) : Array.isArray(value) ? value.map(round1) : value;
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, round1(value)]));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
