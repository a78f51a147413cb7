/**
 * The tables of the complete history, as researchers take it: every interval of every product, every change, every edition. The
 * dictionary that goes with the files is made of the same columns.
 */
import { CATEGORIES, ESSENTIAL, ROUTES } from '../../medicines/model.ts';
import type { ParquetColumn } from '../../platform/files/parquet.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { OUTLOOKS, REASONS, RESPONSES, VOLUME_OUTLOOKS, VOLUMES } from '../model.ts';
import { COLUMN, headerName } from '../official/columns.ts';
import type { ChangeRow, EditionInfo } from '../read/store-read.ts';
import { type ExportRecord, RECORD_COLUMNS } from './export-columns.ts';

/** A column with its line of the dictionary. */
export interface HistoryColumn<Row> extends ParquetColumn {
  about: string;
  value(row: Row): CellValue;
}

export interface HistoryTable<Row> {
  name: string;
  about: string;
  columns: readonly HistoryColumn<Row>[];
}

/** An interval; the record is null while the product was not listed. */
export interface HistoryInterval {
  yjCode: string;
  from: string;
  to: string | null;
  record: ExportRecord | null;
}

/** Columns of a record that hold codes, with the words of each. */
const CODES: Record<string, Readonly<Record<string, string>>> = {
  route: ROUTES,
  category: CATEGORIES,
  essentialSupply: ESSENTIAL,
  response: RESPONSES,
  reason: REASONS,
  outlook: OUTLOOKS,
  volume: VOLUMES,
  volumeOutlook: VOLUME_OUTLOOKS,
};

/** What is read from ⑯ and has no column of its own there. */
const FORECAST: Record<string, string> = {
  forecast_event: '⑯から読み取れた出来事：recovery 解消、stockOut 在庫消尽',
  forecast_earliest: '⑯から読み取れた時期の最も早い日',
  forecast_latest: '⑯から読み取れた時期の最も遅い日。空欄は終わりがわからない',
};

/** Not of an interval: places and marks of one edition. */
const OF_ONE_EDITION = new Set(['row', 'yj_code', 'is_new', 'source_yj_code', 'source_is_new']);

/** By the name of the column in the official list, which is where it comes from. */
function aboutOf(name: string): string {
  if (name in FORECAST) return FORECAST[name]!;
  const [, source, rest] = /^(source_)?(.+)$/.exec(name)!;
  const field = rest!.replace(/_([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  ) as keyof typeof COLUMN;
  const official = headerName(COLUMN[field]);
  if (source) return `${official}：一覧の言葉のまま`;
  const codes = Object.entries(CODES[field] ?? {}).map(([code, text]) => `${code} ${text}`);
  return codes.length > 0 ? `${official}：${codes.join('、')}` : official;
}

export const INTERVALS: HistoryTable<HistoryInterval> = {
  name: 'intervals',
  about: '品目ごとの、すき間も重なりもない区間。1行は、記載が変わらなかった期間',
  columns: [
    { name: 'yj_code', type: 'VARCHAR', about: 'YJコード（一覧の記載）', value: ({ yjCode }) => yjCode },
    { name: 'valid_from', type: 'DATE', about: 'この記載が始まった一覧の日付', value: ({ from }) => from },
    {
      name: 'valid_to',
      type: 'DATE',
      about: 'この記載でなくなった一覧の日付（含まない）。空欄は続いている',
      value: ({ to }) => to,
    },
    {
      name: 'listed',
      type: 'BOOLEAN',
      about: '一覧に載っていたか。false の区間では、以下の列は空欄',
      value: ({ record }) => record !== null,
    },
    ...RECORD_COLUMNS.filter(({ name }) => !OF_ONE_EDITION.has(name)).map((column) => ({
      ...column,
      about: aboutOf(column.name),
      value: ({ record }: HistoryInterval) => (record ? column.value(record) : null),
    })),
  ],
};

export const CHANGES: HistoryTable<ChangeRow> = {
  name: 'changes',
  about: '続く2つの一覧の間の変化。公表された順',
  columns: [
    {
      name: 'seq',
      type: 'INTEGER',
      about: 'APIの seq。訂正された変化は新しい番号でもう一度出る',
      value: ({ seq }) => Number(seq),
    },
    { name: 'as_of', type: 'DATE', about: '変化のあった一覧の日付', value: ({ asOf }) => asOf },
    {
      name: 'previous_as_of',
      type: 'DATE',
      about: '比べた前の一覧の日付',
      value: ({ previousAsOf }) => previousAsOf,
    },
    { name: 'yj_code', type: 'VARCHAR', about: 'YJコード', value: ({ yjCode }) => yjCode },
    { name: 'name', type: 'VARCHAR', about: '品名', value: ({ name }) => name },
    {
      name: 'kinds',
      type: 'VARCHAR',
      about: '変化の種類（空白で区切る）',
      value: ({ kinds }) => kinds.join(' '),
    },
    {
      name: 'direction',
      type: 'VARCHAR',
      about:
        'worsened 悪化、improved 改善、mixed まちまち（出荷対応と出荷量の一方が悪化し、他方が改善）、neutral どれでもない',
      value: ({ direction }) => direction,
    },
    { name: 'notable', type: 'BOOLEAN', about: 'お知らせする変化か', value: ({ notable }) => notable },
    {
      name: 'retracted',
      type: 'BOOLEAN',
      about: '後で取り消された変化か',
      value: ({ retracted }) => retracted,
    },
    {
      name: 'before',
      type: 'VARCHAR',
      about: '変わった列の、前の値（JSON。公式の一覧の言葉）',
      value: ({ before }) => JSON.stringify(before),
    },
    {
      name: 'after',
      type: 'VARCHAR',
      about: '変わった列の、後の値（JSON。公式の一覧の言葉）',
      value: ({ after }) => JSON.stringify(after),
    },
  ],
};

export const EDITIONS: HistoryTable<EditionInfo> = {
  name: 'editions',
  about: '履歴をつくっている一覧。古い順',
  columns: [
    { name: 'as_of', type: 'DATE', about: '一覧の日付', value: ({ asOf }) => asOf },
    {
      name: 'source',
      type: 'VARCHAR',
      about: 'official 公式の一覧、reports 製造販売業者の報告による、demo 架空のデモ',
      value: ({ source }) => source,
    },
    { name: 'title', type: 'VARCHAR', about: '表題', value: ({ title }) => title },
    { name: 'file_name', type: 'VARCHAR', about: '元のファイルの名前', value: ({ file }) => file },
    { name: 'sha256', type: 'VARCHAR', about: '元のファイルのSHA-256', value: ({ sha256 }) => sha256 },
    { name: 'rows', type: 'INTEGER', about: '行数', value: ({ rows }) => rows },
    {
      name: 'reports',
      type: 'INTEGER',
      about: '製造販売業者の報告を載せた品目の数',
      value: ({ reports }) => Number(reports),
    },
    {
      name: 'imported_at',
      type: 'VARCHAR',
      about: '取り込んだ時刻（UTC）',
      value: ({ importedAt }) => importedAt.toISOString(),
    },
    { name: 'source_url', type: 'VARCHAR', about: '取得元のURL', value: ({ sourceUrl }) => sourceUrl },
  ],
};

/** The dictionary, without what reads the values. */
export function historyDictionary() {
  return [EDITIONS, INTERVALS, CHANGES].map(({ name, about, columns }) => ({
    name,
    about,
    columns: columns.map(({ name: column, type, about: what }) => ({ name: column, type, about: what })),
  }));
}
