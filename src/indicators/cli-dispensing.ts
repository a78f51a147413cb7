import type { Command } from 'commander';
import { type CommandKit, errorJson, renderError } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import { numberText } from '../platform/number-text.ts';
import { type Progress, terminalProgress } from '../platform/progress.ts';
import { withObjects } from '../platform/store/objects.ts';
import type { DispensingImportOptions } from './datasets/import-dispensing.ts';
import { AnteiError } from './errors.ts';

interface Flags {
  title?: string;
  replace?: boolean;
  json?: boolean;
}

/** Adds `import dispensing` to the group `import`. */
export function importDispensingCommand(groups: { import: Command }, kit: CommandKit): void {
  groups.import
    .command('dispensing')
    .description(
      '調剤の行（Parquet）を、1つのデータセットとして取り込みます（ANTEI_CLICKHOUSE_URL があれば、そのクラスターへ）',
    )
    .argument('<id>', 'データセットのID（例 dispensing-2022）')
    .argument(
      '<file...>',
      '列 code・prefecture・month・age・sex・setting・quantity のある Parquet のファイルか、その s3://バケット/キー。クラスターへは、まとめて指定できます',
    )
    .option('--title <text>', 'データセットの名前（既定はファイル名）')
    .option('--json', '結果をJSONで書きます')
    .option('--replace', '同じIDの別の内容を置き換えます')
    .action((id: string, files: string[], flags: Flags, command: Command) =>
      kit.withContext(command, (context) => importFiles(context, id, files, flags)),
    );
}

async function importFiles(
  context: Context,
  id: string,
  paths: string[],
  { title, replace, json }: Flags,
): Promise<void> {
  const started = performance.now();
  const progress = terminalProgress();
  try {
    const options = { id, title, replace };
    const { alreadyImported, rows, zero, ...found } = await withObjects(
      context.settings,
      paths,
      async (files) =>
        context.settings.clickhouseUrl
          ? toCluster(context, files, { ...options, report: progress.report })
          : toFolder(context, files, options),
    ).finally(progress.stop);
    const missing = await makeCube(context, id);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    if (json)
      console.log(
        JSON.stringify({ dataset: id, ...found, rows, alreadyImported, cube: missing === null, seconds }),
      );
    else
      console.log(
        alreadyImported
          ? `${id}：すでに取り込まれています（変更なし）。`
          : `${id}：${numberText(rows)}行（うち数量0 ${numberText(zero ?? 0)}）、${seconds}秒`,
      );
    if (missing) console.error(`⚠ 月別の集計はまだ作っていません。${missing.detail}`);
  } catch (error) {
    process.exitCode = 1;
    if (json) console.log(JSON.stringify({ error: errorJson(error) }));
    console.error(renderError(error));
  }
}

/** To a file of this machine, which is one: what a dataset's rows are stands under its hash. */
async function toFolder(context: Context, paths: readonly string[], options: DispensingImportOptions) {
  const { importDispensing } = await import('./datasets/import-dispensing.ts');
  const [path, ...more] = paths;
  if (more.length > 0)
    throw new AnteiError(
      'bad-request',
      'ファイルは1つだけ指定してください。まとめて取り込めるのは、記録をクラスター（ANTEI_CLICKHOUSE_URL）に置くときです。',
    );
  const { part, alreadyImported } = await importDispensing(context, path!, options);
  return { ...part, zero: part.states.zero, alreadyImported };
}

async function toCluster(
  context: Context,
  paths: readonly string[],
  options: DispensingImportOptions & { report: Progress },
) {
  const { importRecords } = await import('./records/import-records.ts');
  const { dataset: _, ...imported } = await importRecords(context, paths, options);
  return imported;
}

/** Asks a first figure, so that the cube is there when people ask. Returns why not, where no lists are imported yet. */
async function makeCube(context: Context, id: string): Promise<AnteiError | null> {
  const { createIndicators } = await import('./indicators.ts');
  const indicators = createIndicators(context);
  try {
    await indicators.figures({ measure: 'generic-volume-share', by: 'nation', dataset: id });
    return null;
  } catch (error) {
    if (error instanceof AnteiError && error.code === 'codes-missing') return error;
    throw error;
  } finally {
    await indicators.close();
  }
}
