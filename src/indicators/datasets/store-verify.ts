/** SQL by which a dataset's cells are counted again, for the analytics engine. */
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';

/** How many cells a file has of each state. */
export async function countStates(engine: AnalyticsEngine, path: string): Promise<Record<string, number>> {
  const rows = await engine.query<{ state: string; count: number }>(
    'select state, count(*) as count from read_parquet($path) group by state',
    { path },
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** How many rows a file has. */
export async function countRows(engine: AnalyticsEngine, path: string): Promise<number> {
  const [row] = await engine.query<{ count: number }>('select count(*) as count from read_parquet($path)', {
    path,
  });
  return row!.count;
}
