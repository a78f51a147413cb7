import type { PoolClient } from './connection.ts';

/**
 * Lets the planner know what tables hold that were filled a moment ago for the first time. The server looks by itself a minute later; until
 * then it takes seventeen thousand rows for ten, and a maker's products took four seconds to read instead of a tenth.
 */
export async function analyzeFirstFilled(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples = -1 and pg_relation_size(oid) > 0 order by oid`,
  );
  if (rows.length > 0) await client.query(`analyze ${rows.map(({ name }) => name).join(', ')}`);
}
