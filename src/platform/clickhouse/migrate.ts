/**
 * The schema of a cluster, by numbered migrations as the database has them (database/migrate.ts). ClickHouse knows no transaction: each
 * node keeps what was applied to it, and every statement may be run again, so that a run that was killed goes on where it stopped, and a node
 * that comes new gets all of it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { AnteiError } from '../errors.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterNode } from './node.ts';

export interface ClusterMigration {
  name: string;
  statements: readonly string[];
}

export interface MigrationState {
  node: ClusterNode;
  applied: readonly string[];
  /** Known to this program and not applied yet. */
  lacking: readonly string[];
}

/** What may be run again without harm. */
const REPEATABLE =
  /^(create (or replace )?(table|view|materialized view|dictionary) if not exists |create or replace (view|dictionary) |drop (table|view) if exists |alter table \S+ (add|drop|modify|comment) column if (not )?exists |alter table \S+ (add|drop) (index|projection) if (not )?exists |alter table \S+ modify setting )/i;

/**
 * The migrations of a folder in order: files `0001-what.sql` of ClickHouse's own SQL, statements ending in `;` at the end of a line.
 * `{cluster}` and `{database}` stand for the names of the settings. Engines are written plain (`engine = MergeTree`); where shards have
 * copies they become replicated ones.
 */
export function readClusterMigrations(folder: URL): ClusterMigration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => clusterMigration(name, readFileSync(new URL(name, folder), 'utf8')));
}

/** @throws Error where a statement could not be run again */
export function clusterMigration(name: string, sql: string): ClusterMigration {
  const statements = sql
    .replaceAll(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  const once = statements.find((statement) => !REPEATABLE.test(statement.replaceAll(/\s+/g, ' ')));
  if (once) throw new Error(`${name}: cannot be run again: ${once.slice(0, 80)}`);
  return { name, statements };
}

/**
 * Brings every node up to date, a migration at a time. Nothing is begun where a node does not answer.
 * @returns names of what was applied anywhere
 * @throws AnteiError `records-newer` if one was applied that this program does not know; as `Cluster.ask`
 */
export async function migrateCluster(
  cluster: Cluster,
  migrations: readonly ClusterMigration[],
): Promise<string[]> {
  await cluster.onEach(async (node) => {
    await node.makeDatabase(cluster.database);
    await node.run(
      'create table if not exists migration (name String, applied_at DateTime default now()) engine = MergeTree order by name',
    );
  });
  const states = await migrationStates(cluster, migrations);
  const { onCluster } = cluster;
  const copied = (await cluster.shape()).replicas > 1;
  const done: string[] = [];
  for (const { name, statements } of migrations) {
    const late = new Set(states.filter(({ lacking }) => lacking.includes(name)).map(({ node }) => node));
    if (late.size === 0) continue;
    const texts = statements.map((statement) => statementFor(statement, cluster, { copied, onCluster }));
    if (onCluster) for (const text of texts) await cluster.run(text);
    await cluster.onEach(async (node) => {
      if (!late.has(node)) return;
      if (!onCluster) for (const text of texts) await node.run(text);
      await node.insert('migration', { columns: ['name'], rows: [[name]] });
    });
    done.push(name);
  }
  return done;
}

/** What each node has. @throws AnteiError as {@link migrateCluster} */
export async function migrationStates(
  cluster: Cluster,
  migrations: readonly ClusterMigration[],
): Promise<MigrationState[]> {
  const known = migrations.map(({ name }) => name);
  return cluster.onEach(async (node) => {
    const rows = await node.check<{ name: string }>(
      `select distinct m.name as name from merge({database:String}, '^migration$') as m order by name`,
      { values: { database: cluster.database } },
    );
    const applied = rows.map(({ name }) => name);
    const strange = applied.filter((name) => !known.includes(name));
    if (strange.length > 0)
      throw new AnteiError(
        'records-newer',
        `${node.number}台目に、この版の知らない変更が行われています：${strange.join('、')}`,
      );
    return { node, applied, lacking: known.filter((name) => !applied.includes(name)) };
  });
}

const HEAD =
  /^((?:create(?: or replace)? (?:table|view|materialized view|dictionary)(?: if not exists)?|drop (?:table|view)(?: if exists)?|alter table)\s+[\w".]+)/i;
const ENGINE = /\bengine\s*=\s*(\w*MergeTree)\b(\s*\(\s*)?(\))?/i;

/** A statement as it is sent. */
export function statementFor(
  statement: string,
  { name, database }: Pick<Cluster, 'name' | 'database'>,
  { copied, onCluster }: { copied: boolean; onCluster: boolean },
): string {
  let text = statement.replaceAll('{cluster}', name).replaceAll('{database}', database);
  const table = HEAD.exec(text)?.[1]?.split(/\s+/).at(-1)?.replaceAll('"', '');
  if (copied)
    // A path of its own for each table and shard: without `ON CLUSTER` copies of a table share no other name.
    text = text.replace(ENGINE, (_, engine: string, open?: string, closed?: string) => {
      const path = `'/antei/${database}/${table}/{shard}', '{replica}'`;
      return `engine = Replicated${engine}(${path}${open && !closed ? ', ' : ')'}`;
    });
  return onCluster ? text.replace(HEAD, `$1 on cluster "${name}"`) : text;
}
