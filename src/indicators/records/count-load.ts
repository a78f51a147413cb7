/** What every shard has of a load, compared with what it should have. */
import type { Cluster } from '../../platform/clickhouse/cluster.ts';
import { numberText } from '../../platform/number-text.ts';
import { type Counted, isSame, type Load, NOTHING } from '../datasets/load-model.ts';
import { AnteiError } from '../errors.ts';
import { countStatement, KINDS, type Kind } from './records-sql.ts';

/** A sum over billions of rows may take longer than a reader's question. */
const WITHIN_MS = 10 * 60_000;

/** Rows and quantity (null: only counted) of a load by shard, the first shard first. A shard that does not answer is an error of the cluster. */
async function countShards(
  cluster: Pick<Cluster, 'ask'>,
  load: number,
  shards: number,
  kind: Kind,
  staging: boolean,
): Promise<{ rows: number; quantity: number | null }[]> {
  const found = await cluster.ask<{ shard: number; rows: number; quantity: number | null }>(
    countStatement(kind, staging),
    { values: { load }, withinMs: WITHIN_MS },
  );
  const counts: { rows: number; quantity: number | null }[] = Array.from({ length: shards }, () => NOTHING);
  for (const { shard, rows, quantity } of found) counts[shard - 1] = { rows, quantity };
  return counts;
}

/** Rows and quantity of what of a load is in staging, by shard. */
export async function countStaged(
  cluster: Pick<Cluster, 'ask'>,
  load: number,
  shards: number,
): Promise<Counted[]> {
  const counts = await countShards(cluster, load, shards, 'row', true);
  return counts.map(({ rows, quantity }) => ({ rows, quantity: quantity ?? 0 }));
}

/**
 * Compares rows and both sums of a load, on every shard.
 * @throws AnteiError `records-differ` where a shard has other than it should
 */
export async function checkShards(
  cluster: Pick<Cluster, 'ask'>,
  { id, shards }: Pick<Load, 'id' | 'shards'>,
  { staging = false, kinds = KINDS }: { staging?: boolean; kinds?: readonly Kind[] } = {},
): Promise<void> {
  for (const kind of kinds) {
    const found = await countShards(cluster, id, shards.length, kind, staging);
    for (const [index, { rows, quantity }] of found.entries()) {
      const expected = shards[index] ?? NOTHING;
      const count = { rows, quantity: quantity ?? expected.quantity };
      if (!isSame(count, expected))
        throw differs(`シャード${index + 1}の${KIND_WORDS[kind]}`, count, expected);
    }
  }
}

/**
 * Is all of a named load there?
 * @throws AnteiError `records-differ`, also where the cluster has another number of shards than when it was loaded; what the cluster throws
 */
export async function checkLoad(
  cluster: Pick<Cluster, 'ask' | 'shape'>,
  load: Pick<Load, 'id' | 'shards'>,
): Promise<void> {
  const { shards } = await cluster.shape();
  if (shards !== load.shards.length)
    throw new AnteiError(
      'records-differ',
      `シャードの数が${numberText(shards)}です。取り込んだときは${numberText(load.shards.length)}でした。`,
    );
  await checkShards(cluster, load);
}

const KIND_WORDS: Record<Kind, string> = {
  row: '記録',
  place: '都道府県・月ごとの合計',
  person: '性・年齢ごとの合計',
};

export function differs(what: string, found: Counted, expected: Counted): AnteiError {
  const words = ({ rows, quantity }: Counted) =>
    `${numberText(rows)}行・数量${numberText(Math.round(quantity))}`;
  return new AnteiError(
    'records-differ',
    `${what}が${words(found)}で、あるはずの${words(expected)}と違います。`,
  );
}
