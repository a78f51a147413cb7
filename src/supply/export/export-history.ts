/** The complete history in one zip: three tables as CSV and as Parquet, with a dictionary and how to cite them. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { inSnapshot } from '../../platform/database/transaction.ts';
import { writeCsv } from '../../platform/files/csv.ts';
import { AnteiError } from '../errors.ts';
import { listEditions } from '../read/store-read.ts';
import { citation } from '../words/source-wording.ts';
import { toRecord } from './export-columns.ts';
import { CHANGES, EDITIONS, type HistoryTable, historyDictionary, INTERVALS } from './history-tables.ts';
import { type EditionIdentity, findHistory, readChanges, readIntervals } from './store-export.ts';

/**
 * The history as it stands, from one view of the database; equal histories give equal bytes.
 * @throws AnteiError `no-edition` where there is no edition yet
 */
export async function exportHistory({
  pool,
}: Pick<Context, 'pool'>): Promise<{ bytes: Buffer; edition: EditionIdentity }> {
  const { edition, editions, intervals, changes } = await inSnapshot(pool, async (view) => {
    const found = await findHistory(view);
    if (!found) throw new AnteiError('no-edition', 'まだ一覧が取り込まれていません。');
    return {
      edition: found,
      editions: (await listEditions(view)).reverse(),
      intervals: await readIntervals(view),
      changes: await readChanges(view),
    };
  });
  const { asOf } = edition;
  const mtime = new Date(`${asOf}T00:00:00Z`);
  const zip = new ZipFile();
  const add = (name: string, bytes: Buffer) => zip.addBuffer(bytes, name, { mtime, forceDosTimestamp: true });
  add('README.md', Buffer.from(dictionary(edition)));
  const rows = intervals.map(({ fields, cells, yjCode, from, to }) => ({
    yjCode,
    from,
    to,
    record: fields ? toRecord({ yjCode, fields, cells }, 0, from) : null,
  }));
  const metadata = { as_of: asOf, source: edition.source, citation: citation(edition) };
  for (const [name, bytes] of [
    ...(await filesOf(EDITIONS, editions, metadata)),
    ...(await filesOf(INTERVALS, rows, metadata)),
    ...(await filesOf(CHANGES, changes, metadata)),
  ])
    add(name, bytes);
  zip.end();
  return { bytes: await buffer(zip.outputStream), edition };
}

async function filesOf<Row>(
  { name, columns }: HistoryTable<Row>,
  rows: readonly Row[],
  metadata: Record<string, string>,
): Promise<[string, Buffer][]> {
  // DuckDB is large; who only exports an edition does without.
  const { writeParquet } = await import('../../platform/files/parquet.ts');
  const values = () => rows.values().map((row) => columns.map((column) => column.value(row)));
  return [
    [`${name}.csv`, writeCsv([columns.map((column) => column.name), ...values()])],
    [`${name}.parquet`, await writeParquet({ columns, rows: values(), metadata })],
  ];
}

/** What the files and their columns are, and how to cite them. */
function dictionary(edition: { asOf: IsoDate; source: EditionIdentity['source'] }): string {
  const tables = historyDictionary().map(({ name, about, columns }) =>
    [
      `## ${name}（${name}.csv、${name}.parquet）`,
      `${about}。`,
      [
        '| 列 | 型 | 説明 |',
        '| --- | --- | --- |',
        ...columns.map((c) => `| ${c.name} | ${c.type} | ${c.about} |`),
      ].join('\n'),
    ].join('\n\n'),
  );
  return `${[
    `# 安定 Antei：供給状況のすべての履歴（${edition.asOf} の一覧まで）`,
    `引用のしかた：${citation(edition)}。いつの一覧までのファイルか（${edition.asOf}）を書いてください。`,
    '利用条件：公共データ利用規約（第1.0版、PDL1.0）。出典と加工した旨を書けば、商用も含めて自由に使えます。',
    "CSVはUTF-8（BOM付き）で、表計算ソフトが式とみなす文字で始まるセルの前に `'` を付けています。Parquetは元のままです。日付は日本の暦日です。",
    '一覧のない日に何が起きたかはわかりません。区間の境は、一覧と一覧の間のどこかで起きた変化です。取り下げられた一覧は含みません。',
    ...tables,
  ].join('\n\n')}\n`;
}
