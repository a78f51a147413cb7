import { type Command, InvalidArgumentError } from 'commander';
import { type CommandKit, errorJson, renderError } from '../../platform/command.ts';
import type { Context } from '../../platform/context.ts';
import { instantText } from '../../platform/dates/date-text.ts';
import { numberText } from '../../platform/number-text.ts';
import { terminalProgress } from '../../platform/progress.ts';
import type { RecordsStatus } from './records-status.ts';

/** Adds `analytics status` and `analytics ask`. */
export function analyticsCommands(program: Command, kit: CommandKit): void {
  const analytics = program
    .command('analytics')
    .description('クラスター（ClickHouse）に置いた記録を確かめ、問い合わせます');
  analytics
    .command('status')
    .description('ノード、取り込み、大きさと、登録との違いを示します')
    .option('--clean', '途中で終わった取り込みの残りと、登録にないものを取り除きます')
    .option('--json', '結果をJSONで書きます')
    .action((flags: StatusFlags, command: Command) =>
      kit.withContext(command, (context) => telling(flags, () => status(context, flags))),
    );
  analytics
    .command('ask')
    .description('記録を、指定した項目に分けて合計します（公開のページには出しません）')
    .requiredOption('--dataset <id>', 'データセットのID')
    .requiredOption(
      '--by <list>',
      '分ける項目をコンマで並べます：code、ingredient、class、prefecture、month、setting、sex、age',
    )
    .option('--where <pairs>', '絞る値（例 code=1124001F1015,month=2022-04。同じ項目を重ねると、どれか）', '')
    .option('--limit <rows>', '結果の行の上限。超えるときは、途中まででなくエラーにします', positive, 10_000)
    .option('--seconds <seconds>', 'かけてよい時間（秒）', positive, 60)
    .option('--csv', 'CSVで書きます')
    .option('--json', 'JSONで書きます')
    .action((flags: AskFlags, command: Command) =>
      kit.withContext(command, (context) => telling(flags, () => ask(context, flags))),
    );
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('1以上の整数で指定してください。');
  return value;
}

interface StatusFlags {
  clean?: boolean;
  json?: boolean;
}

interface AskFlags {
  dataset: string;
  by: string;
  where: string;
  limit: number;
  seconds: number;
  csv?: boolean;
  json?: boolean;
}

async function telling({ json }: { json?: boolean }, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    if (json) console.log(JSON.stringify({ error: errorJson(error) }));
    console.error(renderError(error));
  }
}

async function status(context: Context, { clean, json }: StatusFlags): Promise<void> {
  const [{ openCluster }, { recordsStatus }, { cleanLoads }] = await Promise.all([
    import('../../platform/clickhouse/cluster.ts'),
    import('./records-status.ts'),
    import('./clean-loads.ts'),
  ]);
  const cluster = await openCluster(context.settings);
  try {
    const removed = clean ? (await cleanLoads(context, cluster, { unknown: true })).removed : [];
    const found = await recordsStatus(context, cluster);
    if (json) console.log(JSON.stringify({ ...found, removed }));
    else
      console.log(
        [...removed.map((id) => `番号${id} の残りを取り除きました。`), ...statusLines(found)].join('\n'),
      );
    const isWhole =
      found.nodes.every(({ says }) => says) && found.loads.every(({ missing }) => missing === null);
    if (!isWhole) process.exitCode = 1;
  } finally {
    await cluster.close();
  }
}

const gigabytes = (bytes: number) => `${numberText(bytes / 1e9, 2)} GB`;

/** Nodes, loads with what differs, and what no record knows. */
export function statusLines({ nodes, loads, unknown }: RecordsStatus): string[] {
  return [
    ...nodes.map(({ number, name, says, fault, lacking, bytes }) =>
      says === null
        ? `✖ ${number}台目 ${name}：${fault}`
        : `  ${number}台目 ${name}：ClickHouse ${says.version}、記録 ${gigabytes(bytes)}、空き ${gigabytes(says.freeBytes)}${lacking.length > 0 ? `。足りない表：${lacking.join('、')}（次の取り込みで作ります）` : ''}`,
    ),
    ...(loads.length === 0 ? ['記録はまだ取り込まれていません。'] : []),
    ...loads.map(({ id, dataset, state, rows, found, missing, begunAt }) => {
      const what = `番号${id} ${dataset}（${instantText(begunAt)}）`;
      const there = `${numberText(found.rows)}行、${gigabytes(found.bytes)}`;
      if (state !== 'named')
        return `⚠ ${what}：${state === 'loading' ? '取り込みの途中か、途中で終わったもの' : 'もう読まれないもの'}（${there}）。次の取り込みか --clean で取り除きます`;
      return missing === null
        ? `  ${what}：${there}。登録の${numberText(rows!)}行と一致しています`
        : `✖ ${what}：${missing}`;
    }),
    ...unknown.map(
      (id) => `⚠ 番号${id}：登録にありません。戻したデータベースより新しいものなら、--clean で取り除けます`,
    ),
  ];
}

async function ask(
  context: Context,
  { dataset, by, where, limit, seconds, csv, json }: AskFlags,
): Promise<void> {
  const [{ askRecords, readWhere }, { DIMENSIONS }, { csvText }] = await Promise.all([
    import('./ask-records.ts'),
    import('./records-questions.ts'),
    import('../../platform/files/csv.ts'),
  ]);
  const progress = terminalProgress();
  const dimensions = by.split(',').map((name) => name.trim()) as (keyof typeof DIMENSIONS)[];
  const question = { by: dimensions, where: readWhere(where) };
  const rows = await askRecords(context, dataset, question, {
    maxRows: limit,
    seconds,
    report: progress.report,
  }).finally(progress.stop);
  if (json) console.log(JSON.stringify({ dataset, rows }));
  else if (csv) {
    const table = rows.map((row) => [...dimensions.map((name) => row[name] ?? null), row.quantity, row.rows]);
    console.log(csvText([[...dimensions, 'quantity', 'rows'], ...table]).trimEnd());
  } else {
    for (const row of rows)
      console.log(
        `${dimensions.map((name) => row[name]).join('  ')}  数量 ${numberText(row.quantity)}（${numberText(row.rows)}行）`,
      );
    if (rows.length === 0) console.log('当てはまる記録はありません。');
  }
}
