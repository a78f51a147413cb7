/**
 * The analytics engine of this machine. Rooms write plain SQL, and what of DuckDB's own they use (`read_parquet`, `hash`, enums, lists,
 * `copy`) is written in their SQL files only; the adapter of ClickHouse puts it into that engine's words (clickhouse-sql.ts). A page's question takes
 * DuckDB half the time that it takes ClickHouse over the network, so pages ask DuckDB; records that one machine cannot hold are asked of
 * the cluster.
 */
import { openDuckDb } from './duckdb.ts';
import type { AnalyticsEngine, EngineLimits } from './engine.ts';

export { isLost, openDuckDb as openAnalytics } from './duckdb.ts';
export type { AnalyticsEngine, AnalyticsValue } from './engine.ts';

/** An engine that is opened when it is asked for, and again after it was lost. */
export function keepAnalytics(limits: EngineLimits): {
  open(): Promise<AnalyticsEngine>;
  close(): Promise<void>;
} {
  let opened: Promise<AnalyticsEngine> | null = null;
  const open = async (): Promise<AnalyticsEngine> => {
    opened ??= openDuckDb(limits);
    const opening = opened;
    const engine = await opening.catch((error) => {
      if (opened === opening) opened = null;
      throw error;
    });
    if (!engine.lost) return engine;
    if (opened === opening) {
      opened = null;
      // What it holds in memory is of no use to anybody.
      engine.close();
    }
    return open();
  };
  return {
    open,
    async close() {
      const last = opened;
      opened = null;
      (await last)?.close();
    },
  };
}
