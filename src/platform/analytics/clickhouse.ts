/**
 * The engine of several machines: a cluster of ClickHouse. Tables that are made of rows are spread over the shards, those that are
 * loaded from memory (what lists and editions say) are on every node, so that each joins what it has. Questions go by the user who cannot write.
 */
import type { Cluster } from '../clickhouse/cluster.ts';
import { identifier } from '../files/parquet.ts';
import { clickhouseType, type ForClickHouse, forClickHouse } from './clickhouse-sql.ts';
import type { AnalyticsEngine } from './engine.ts';

/** The rows of a spread table that one node has; the table itself is all of them. */
const part = (table: string) => identifier(`${table}_part`);

/**
 * Paths of files (`read_parquet`) are those of the nodes.
 * @param cluster stays open when the engine is closed
 * @param limits a question may take so many milliseconds
 */
export function clickHouseEngine(
  cluster: Cluster,
  { withinMs }: { withinMs?: number } = {},
): AnalyticsEngine {
  const settings = { distributed_product_mode: 'global', prefer_global_in_and_join: 1 } as const;
  const spread = (table: string) =>
    `create or replace table ${identifier(table)} as ${part(table)} engine = Distributed(${cluster.name}, ${cluster.database}, ${part(table)}, rand())`;
  /** Those that it made; others are whole on every node. */
  const spreadTables = new Set<string>();
  // Not in memory: a node that came back would join with nothing.
  const local = 'engine = MergeTree order by tuple()';
  const options = (values: Record<string, string | number | boolean | null>) => ({ values, settings });

  async function make(
    table: string,
    create: string,
    values: Record<string, string | number | boolean | null>,
  ) {
    spreadTables.add(table);
    await cluster.onEach(async (node) => {
      await node.run(create, options(values));
      await node.run(spread(table));
    });
  }
  async function run(statement: Exclude<ForClickHouse, { does: 'ask' }>): Promise<void> {
    switch (statement.does) {
      case 'make':
        return make(
          statement.table,
          `create or replace table ${part(statement.table)} (${statement.columns}) ${local}`,
          {},
        );
      case 'make-of-rows': {
        const { table, sql, values } = statement;
        await make(table, `create or replace table ${part(table)} ${local} empty as ${sql}`, values);
        return cluster.run(`insert into ${identifier(table)} ${sql}`, options(values));
      }
      case 'drop': {
        const { table } = statement;
        const names = [identifier(table), ...(spreadTables.delete(table) ? [part(table)] : [])];
        await cluster.onEach(async (node) => {
          for (const name of names) await node.run(`drop table if exists ${name}`);
        });
        return;
      }
      case 'run':
        return cluster.run(statement.sql, options(statement.values));
    }
  }
  return {
    lost: false,
    async query<Row>(sql: string, given: Record<string, string | number | boolean | null> = {}) {
      const statement = forClickHouse(sql, given);
      if (statement.does !== 'ask') {
        await run(statement);
        return [];
      }
      const { sql: asked, values, readsFiles } = statement;
      // Who reads files of a node may as well load them.
      if (!readsFiles) return cluster.ask<Row>(asked, { ...options(values), withinMs });
      return (await cluster.nodes[0]!.check<Row>(asked, { ...options(values), withinMs })) as Row[];
    },
    async load(table, columns, rows) {
      const declared = columns.map(({ name, type }) => `${identifier(name)} ${clickhouseType(type)}`);
      const all = [...rows];
      await cluster.onEach(async (node) => {
        await node.run(`create or replace table ${identifier(table)} (${declared.join(', ')}) ${local}`);
        if (all.length > 0) await node.insert(table, { columns: columns.map(({ name }) => name), rows: all });
      });
    },
    // Its tables are compressed, and it shares its threads by itself.
    compress: async () => undefined,
    withThreads: (_most, work) => work(),
    close() {},
  };
}
