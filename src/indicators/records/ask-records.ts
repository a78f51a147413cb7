/** Asks the records themselves: what no cube keeps apart, as sex by age by prefecture by product by month. For the operator's own questions, never for public pages. */
import { type Cluster, openCluster } from '../../platform/clickhouse/cluster.ts';
import type { Context } from '../../platform/context.ts';
import type { Progress } from '../../platform/progress.ts';
import type { Load } from '../datasets/load-model.ts';
import { readLoads } from '../datasets/store-loads.ts';
import { AnteiError } from '../errors.ts';
import { checkShards } from './count-load.ts';
import {
  canBe,
  DIMENSIONS,
  type Dimension,
  kindOf,
  questionStatement,
  type RecordsQuestion,
} from './records-questions.ts';

/** A row of an answer: its dimensions as texts, the quantity in listed units, and the number of records. */
export type AnswerRow = Partial<Record<Dimension, string>> & { quantity: number; rows: number };

export interface AskLimits {
  /** More rows are an error, never fewer than there are. */
  maxRows: number;
  seconds: number;
  report: Progress;
}

/**
 * @throws AnteiError `bad-request` for a question that cannot be, `no-dataset`, `records-differ` where a shard has other than it should, and what the
 *   cluster throws: `records-incomplete`, `records-too-long`, `records-too-many` …
 */
export async function askRecords(
  context: Pick<Context, 'settings' | 'pool'>,
  dataset: string,
  question: RecordsQuestion,
  limits: AskLimits,
): Promise<AnswerRow[]> {
  checkQuestion(question);
  const cluster = await openCluster(context.settings);
  try {
    const load = await loadOf(context, dataset);
    const rows = await answer(cluster, load, question, limits);
    // Another load may have taken its place, and its rows been removed while they were read.
    const now = await loadOf(context, dataset);
    return now.id === load.id ? rows : await answer(cluster, now, question, limits);
  } finally {
    await cluster.close();
  }
}

async function answer(
  cluster: Cluster,
  load: Load,
  question: RecordsQuestion,
  { maxRows, seconds, report }: AskLimits,
): Promise<AnswerRow[]> {
  const { sql, values } = questionStatement(load.id, question);
  const rows = await cluster.ask<AnswerRow>(sql, {
    values,
    maxRows,
    withinMs: seconds * 1000,
    onProgress: ({ rows: done, ofRows }) => report(done, Math.max(done, ofRows), '記録を読んでいます'),
  });
  await checkShards(cluster, load, { kinds: [kindOf(question)] });
  return rows;
}

async function loadOf({ pool }: Pick<Context, 'pool'>, dataset: string): Promise<Load> {
  const loads = await readLoads(pool);
  const found = loads.find((load) => load.dataset === dataset);
  if (found) return found;
  const there = loads.map((load) => load.dataset).join('、');
  throw new AnteiError(
    'no-dataset',
    `記録がクラスターにあるデータセット「${dataset}」はありません。${there ? `あるもの：${there}` : ''}`,
  );
}

function checkQuestion({ by, where }: RecordsQuestion): void {
  const unknown = [...by, ...Object.keys(where)].find((name) => !(name in DIMENSIONS));
  const allowed = Object.entries(DIMENSIONS)
    .map(([name, words]) => `${name}（${words}）`)
    .join('、');
  if (unknown !== undefined)
    throw new AnteiError('bad-request', `「${unknown}」では分けられません。分けられるもの：${allowed}`);
  if (by.length === 0 || new Set(by).size < by.length)
    throw new AnteiError('bad-request', `--by に、分ける項目を1つずつ並べてください：${allowed}`);
  for (const [name, values] of Object.entries(where))
    for (const value of values)
      if (!canBe(name as Dimension, value))
        throw new AnteiError('bad-request', `${DIMENSIONS[name as Dimension]}に「${value}」はありません。`);
}

/** `code=1124001F1015,month=2022-04,month=2022-05` */
export function readWhere(text: string): RecordsQuestion['where'] {
  const where: Partial<Record<string, string[]>> = {};
  for (const pair of text.split(',').filter((part) => part !== '')) {
    const [name, value, ...more] = pair.split('=');
    if (!name || !value || more.length > 0)
      throw new AnteiError(
        'bad-request',
        `--where は「項目=値」をコンマで並べます。読めないもの：「${pair}」`,
      );
    where[name] = [...(where[name] ?? []), value];
  }
  return where;
}
