/**
 * Imports NDB Open Data's prescription workbooks. All files are read and checked before anything is kept; then each sheet becomes
 * a Parquet file whose name is its content's hash, and one transaction makes the sheets parts of their datasets. Files that
 * no part names do no harm: a reader goes by the parts.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addReceiptCodes } from '../../medicines/index.ts';
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { fiscalYearText } from '../../platform/dates/era.ts';
import type { SourceFile } from '../../platform/files/bounded-file.ts';
import { hashOfFile } from '../../platform/files/stored-file.ts';
import { INVENTED } from '../../platform/invented.ts';
import type { Progress } from '../../platform/progress.ts';
import { storeOf } from '../../platform/store/store.ts';
import { AnteiError } from '../errors.ts';
import {
  DATASET_ROUTES,
  type Dataset,
  type DatasetPart,
  LAST_WITHOUT_PUBLIC_EXPENSE,
  PUBLIC_EXPENSE_NAMES,
  SETTINGS,
} from '../model.ts';
import { datasetFolder, isPartWhole, partPath } from './dataset-folder.ts';
import { forgetFiles, type WrittenFile } from './forget-files.ts';
import type { CellProblem } from './ndb/parse-sheet.ts';
import { yearOfRound } from './ndb/read-title.ts';
import { type NdbSheet, readWorkbook } from './ndb/read-workbook.ts';
import { boundSheet } from './ndb/sheet-cells.ts';
import { writeSheet } from './ndb/write-sheet.ts';
import {
  addPrepareJob,
  deletePart,
  insertPart,
  lockDatasets,
  readDatasets,
  upsertDataset,
} from './store-datasets.ts';

/** Raised when the program reads a workbook otherwise than before, or works out other bounds: its cells are then made again. */
const READING = 2;

/** What became of a sheet. */
export interface ImportedSheet {
  dataset: string;
  part: DatasetPart;
  /** 「第9回NDBオープンデータ（2022年度）」. */
  datasetTitle: string;
  /** Rows 「（選）」, which are added to their products. */
  selectedCare: number;
  /** Sheet rows whose source contradicts its masking rule. */
  noticed: number[];
  /** True if this sheet of this file was already there. */
  alreadyImported: boolean;
}

export interface NdbImportOptions {
  /** Put a sheet in place of another content of the same dataset, axis, route and setting. */
  replace?: boolean;
  progress?: Progress;
}

type World = Pick<Context, 'settings' | 'pool' | 'clock'>;

/**
 * @throws AnteiError as `readWorkbook`; `ndb-cells` if any cell cannot be understood; `ndb-sheet-twice`;
 *   `dataset-conflict` where another content is stored and `replace` is not set. Nothing is stored then.
 */
export async function importNdb(
  context: World,
  files: readonly SourceFile[],
  { replace = false, progress = () => undefined }: NdbImportOptions = {},
): Promise<ImportedSheet[]> {
  const sheets: NdbSheet[] = [];
  const problems: CellProblem[] = [];
  for (const [index, file] of files.entries()) {
    progress(index, files.length * 2, `${file.name} 読み込み中`);
    sheets.push(...(await readWorkbook(file, context.settings.unpackedMaxMb, problems)));
  }
  if (problems.length > 0) throw new AnteiError('ndb-cells', listProblems(problems));
  return storeSheets(context, sheets, {
    replace,
    progress: (done, what) => progress(files.length * (1 + done), files.length * 2, what),
  });
}

/**
 * Keeps sheets that were read, or invented. @param options.progress from 0 to 1
 * @throws AnteiError `ndb-sheet-twice`; `dataset-conflict`. Nothing is stored then.
 */
export async function storeSheets(
  context: World,
  sheets: readonly NdbSheet[],
  { replace, progress }: { replace: boolean; progress: (done: number, what: string) => void },
): Promise<ImportedSheet[]> {
  refuseTwice(sheets);
  const stored = await readDatasets(context.pool);
  for (const sheet of sheets) await storedPart(context, stored, sheet, replace);

  const results: ImportedSheet[] = [];
  const written: WrittenFile[] = [];
  try {
    for (const [index, sheet] of sheets.entries()) {
      progress(index / sheets.length, `${sheet.sheet} 保存中`);
      const { same } = await storedPart(context, stored, sheet, replace);
      if (same) {
        results.push({ ...told(sheet), part: same, noticed: [], alreadyImported: true });
        continue;
      }
      const { result, file, isNew } = await writePart(context, sheet);
      if (isNew) written.push(file);
      await storeOf(context.settings)?.keep(file.path, file.sha256);
      results.push(result);
    }
    await forgetFiles(context, await register(context, sheets, results, replace));
  } catch (error) {
    await forgetFiles(context, written);
    throw error;
  }
  return results;
}

/**
 * `ndb-9`, `ndb-11-with-public-expense`: the versions of a round with and without 公費レセプト are different datasets. Of a round that
 * has one version only, and of a workbook that does not say, the round alone is the name.
 */
function datasetId({ round, publicExpense, invented }: NdbSheet): string {
  if (invented) return invented.id;
  if (publicExpense === 'included') return `ndb-${round}-with-public-expense`;
  return publicExpense === 'excluded' && round > LAST_WITHOUT_PUBLIC_EXPENSE
    ? `ndb-${round}-without-public-expense`
    : `ndb-${round}`;
}

function told(sheet: NdbSheet): Pick<ImportedSheet, 'dataset' | 'datasetTitle' | 'selectedCare'> {
  return { dataset: datasetId(sheet), datasetTitle: datasetTitle(sheet), selectedCare: sheet.selectedCare };
}

/** 「第9回NDBオープンデータ（2022年度）」. */
function datasetTitle(sheet: NdbSheet): string {
  if (sheet.invented) return sheet.invented.title;
  const { round, publicExpense } = sheet;
  const isOneOfTwo = datasetId(sheet) !== `ndb-${round}`;
  const version = isOneOfTwo ? `、${PUBLIC_EXPENSE_NAMES[publicExpense!]}` : '';
  return `第${round}回NDBオープンデータ（${fiscalYearText(yearOfRound(round))}${version}）`;
}

function whatSheet(sheet: NdbSheet): string {
  const by = sheet.axis === 'prefecture' ? '都道府県別' : '性・年齢別';
  return `${datasetTitle(sheet)} ${DATASET_ROUTES[sheet.route]} ${SETTINGS[sheet.setting]} ${by}`;
}

const LISTED_PROBLEMS = 20;

function listProblems(problems: CellProblem[]): string {
  const lines = problems
    .slice(0, LISTED_PROBLEMS)
    .map(
      ({ file, sheet, row, column, value, reason, remedy }) =>
        `・${file} シート「${sheet}」${row}行 ${column}「${String(value ?? '').slice(0, 60)}」：${reason}。${remedy}。`,
    );
  const more = problems.length - lines.length;
  return [`${problems.length}か所あります。`, ...lines, ...(more > 0 ? [`・ほか${more}か所`] : [])].join(
    '\n',
  );
}

function refuseTwice(sheets: readonly NdbSheet[]): void {
  const seen = new Map<string, NdbSheet>();
  for (const sheet of sheets) {
    const key = whatSheet(sheet);
    const other = seen.get(key);
    if (other)
      throw new AnteiError(
        'ndb-sheet-twice',
        `${key}が、${other.file} の「${other.sheet}」と ${sheet.file} の「${sheet.sheet}」にあります。`,
      );
    seen.set(key, sheet);
  }
}

/**
 * What is stored for a sheet: the same content, or another that it replaces.
 * @throws AnteiError `dataset-conflict`
 */
async function storedPart(
  { settings }: World,
  stored: readonly Dataset[],
  sheet: NdbSheet,
  replace: boolean,
): Promise<{ same: DatasetPart | null; other: DatasetPart | null }> {
  const id = datasetId(sheet);
  const part = stored
    .find((dataset) => dataset.id === id)
    ?.parts.find((p) => p.axis === sheet.axis && p.route === sheet.route && p.setting === sheet.setting);
  if (!part) return { same: null, other: null };
  if (part.sha256 === sheet.sha256 && part.sheet === sheet.sheet) {
    // Where the data folder has lost the file or has it damaged, or an older program read it, the import makes it again.
    const whole = await isPartWhole(settings, id, part);
    return whole && part.reading === READING ? { same: part, other: null } : { same: null, other: part };
  }
  if (!replace)
    throw new AnteiError(
      'dataset-conflict',
      `${whatSheet(sheet)}（${sheet.file}「${sheet.sheet}」）は、${part.file} の「${part.sheet}」から取り込み済みで、ファイルの中身が違います。`,
    );
  return { same: null, other: part };
}

/** Writes a sheet's Parquet file; it is not new if the very file was there already. */
async function writePart(
  { settings }: World,
  sheet: NdbSheet,
): Promise<{ result: ImportedSheet; file: WrittenFile; isNew: boolean }> {
  const folder = datasetFolder(settings, datasetId(sheet));
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `unfinished-${randomBytes(8).toString('hex')}.tmp`);
  try {
    const { bounds, tally } = boundSheet(sheet);
    await writeSheet(unfinished, sheet, bounds, {
      dataset: datasetId(sheet),
      citation: sheet.invented
        ? INVENTED
        : `出典：厚生労働省（${datasetTitle(sheet)} ${sheet.file}「${sheet.sheet}」）を加工して作成`,
      file: sheet.file,
      sha256: sheet.sha256,
      sheet: sheet.sheet,
      title: sheet.title,
    });
    const parquetSha256 = (await hashOfFile(unfinished))!.sha256;
    const parquet = `${sheet.axis}-${sheet.route}-${sheet.setting}-${parquetSha256.slice(0, 16)}.parquet`;
    const path = join(folder, parquet);
    const there = existsSync(path);
    await rename(unfinished, path);
    const part: DatasetPart = {
      file: sheet.file,
      sha256: sheet.sha256,
      sheet: sheet.sheet,
      title: sheet.title,
      axis: sheet.axis,
      route: sheet.route,
      setting: sheet.setting,
      threshold: sheet.threshold,
      masking: sheet.masking,
      rows: sheet.rows.count,
      states: tally.states,
      parquet,
      parquetSha256,
      reading: READING,
    };
    const result = { ...told(sheet), part, noticed: tally.noticed, alreadyImported: false };
    return { result, file: { path, sha256: parquetSha256 }, isNew: !there };
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Makes the sheets parts of their datasets, in one transaction. Returns the files that they replace. */
async function register(
  context: World,
  sheets: readonly NdbSheet[],
  results: readonly ImportedSheet[],
  replace: boolean,
): Promise<WrittenFile[]> {
  const fresh = results.flatMap((result, index) =>
    result.alreadyImported ? [] : [{ result, sheet: sheets[index]! }],
  );
  if (fresh.length === 0) return [];
  return inTransaction(context.pool, async (client) => {
    await lockDatasets(client, fresh.every(({ sheet }) => sheet.invented) ? 'demo' : 'official');
    // Another import may have come in between.
    const stored = await readDatasets(context.pool);
    const replaced: WrittenFile[] = [];
    for (const { result, sheet } of fresh) {
      const { dataset: id, part } = result;
      const { same, other } = await storedPart(context, stored, sheet, replace);
      const before = same ?? other;
      if (before) await deletePart(client, id, before);
      if (before && before.parquet !== part.parquet)
        replaced.push({ path: partPath(context.settings, id, before), sha256: before.parquetSha256 });
      await upsertDataset(client, {
        id,
        kind: 'ndb',
        source: sheet.invented ? 'demo' : 'official',
        title: datasetTitle(sheet),
        round: sheet.invented ? null : sheet.round,
        publicExpense: sheet.publicExpense,
        from: sheet.from,
        to: sheet.to,
        importedAt: context.clock.now(),
      });
      await insertPart(client, id, part);
    }
    await keepReceiptCodes(
      client,
      // Codes of receipts are looked up everywhere: invented ones are kept nowhere.
      fresh.flatMap(({ sheet }) => (sheet.invented ? [] : sheet)),
    );
    await addPrepareJob(client);
    await raiseRevision(client, 'indicators');
    return replaced;
  });
}

/** Each row names the code of receipts beside the price-list code. */
async function keepReceiptCodes(client: PoolClient, sheets: readonly NdbSheet[]): Promise<void> {
  for (const [source, parts] of Map.groupBy(sheets, datasetId)) {
    const { from, to } = parts[0]!;
    const codes = parts.flatMap(({ rows }) =>
      rows.receiptCode.flatMap((receiptCode, row) => {
        const priceCode = rows.code[row];
        return priceCode ? [{ receiptCode, priceCode, name: rows.name[row] ?? '' }] : [];
      }),
    );
    await addReceiptCodes(client, { source, from, to }, codes);
  }
}
