import type { Command } from 'commander';
import { type CommandKit, errorJson, renderError } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import { numberText } from '../platform/number-text.ts';
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
    .description('調剤の行（Parquet）を、1つのデータセットとして取り込みます')
    .argument('<id>', 'データセットのID（例 dispensing-2022）')
    .argument('<file>', '列 code・prefecture・month・age・sex・setting・quantity のある Parquet のファイル')
    .option('--title <text>', 'データセットの名前（既定はファイル名）')
    .option('--json', '結果をJSONで書きます')
    .option('--replace', '同じIDの別の内容を置き換えます')
    .action((id: string, file: string, flags: Flags, command: Command) =>
      kit.withContext(command, (context) => importFile(context, id, file, flags)),
    );
}

async function importFile(
  context: Context,
  id: string,
  path: string,
  { title, replace, json }: Flags,
): Promise<void> {
  const started = performance.now();
  try {
    const { importDispensing } = await import('./datasets/import-dispensing.ts');
    const { part, alreadyImported } = await importDispensing(context, path, { id, title, replace });
    const missing = await makeCube(context, id);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    if (json)
      console.log(JSON.stringify({ dataset: id, ...part, alreadyImported, cube: missing === null, seconds }));
    else
      console.log(
        alreadyImported
          ? `${id}：すでに取り込まれています（変更なし）。`
          : `${id}：${numberText(part.rows)}行（うち数量0 ${numberText(part.states.zero)}）、${seconds}秒`,
      );
    if (missing) console.error(`⚠ 月別の集計はまだ作っていません。${missing.detail}`);
  } catch (error) {
    process.exitCode = 1;
    if (json) console.log(JSON.stringify({ error: errorJson(error) }));
    console.error(renderError(error));
  }
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
