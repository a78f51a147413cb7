import type { Command } from 'commander';
import { type CommandKit, errorJson, renderError } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import { readBounded } from '../platform/files/bounded-file.ts';
import { numberText } from '../platform/number-text.ts';
import { terminalProgress } from '../platform/progress.ts';
import type { ImportedSheet } from './datasets/import-ndb.ts';

/** Adds `import ndb` to the group `import`. */
export function importNdbCommand(groups: { import: Command }, kit: CommandKit): void {
  groups.import
    .command('ndb')
    .description('NDBオープンデータの処方薬のブック（xlsx）を取り込みます')
    .argument('<file...>', '都道府県別・性年齢別の薬効分類別数量のブック。まとめて指定できます')
    .option('--json', '結果をJSONで書きます')
    .option('--replace', '同じ集計の別の内容を、訂正版として置き換えます')
    .action((files: string[], options: ImportFlags, command: Command) =>
      kit.withContext(command, (context) => importFiles(context, files, options)),
    );
}

interface ImportFlags {
  json?: boolean;
  replace?: boolean;
}

/** All files are taken in, or none. */
async function importFiles(context: Context, paths: string[], { json, replace }: ImportFlags): Promise<void> {
  const started = performance.now();
  const progress = terminalProgress();
  try {
    const [{ importNdb }, { servingLines }, words] = await Promise.all([
      import('./datasets/import-ndb.ts'),
      import('./figures/serving.ts'),
      import('./views/read-dataset.ts'),
    ]);
    const files = paths.map((path) => readBounded(path, context.settings.fetchMaxMb));
    const sheets = await importNdb(context, files, { replace, progress: progress.report }).finally(
      progress.stop,
    );
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    if (json) console.log(JSON.stringify({ sheets: sheets.map(toJson), seconds }));
    else {
      for (const sheet of sheets) console.log(resultLine(sheet, words));
      console.log(`${numberText(sheets.length)}シート、${seconds}秒`);
      for (const line of await servingLines(context.pool)) console.log(`データセット ${line}`);
    }
  } catch (error) {
    process.exitCode = 1;
    if (json) console.log(JSON.stringify({ error: errorJson(error) }));
    console.error(renderError(error));
  }
}

function toJson({ part, ...told }: ImportedSheet) {
  return { ...told, ...part };
}

/** What was understood of a sheet: round and year, route, setting, rows, masking rule, and rows that contradict it. */
function resultLine(
  sheet: ImportedSheet,
  { maskingRule, partName }: Pick<typeof import('./views/read-dataset.ts'), 'maskingRule' | 'partName'>,
): string {
  const { dataset, datasetTitle, part, selectedCare, noticed, alreadyImported } = sheet;
  const what = `${dataset}  ${datasetTitle} ${partName(part)}（${part.file}「${part.sheet}」）`;
  if (alreadyImported) return `${what}：すでに取り込まれています（変更なし）。`;
  const { value, zero, masked, absent } = part.states;
  const selected = selectedCare > 0 ? `うち（選）${numberText(selectedCare)}行は同じ品目に加えます。` : '';
  const contradicting =
    noticed.length > 0
      ? `⚠ 秘匿の規則と合わない行 ${numberText(noticed.length)}（範囲は総計だけから求めます）`
      : '秘匿の規則と合わない行 0';
  return [
    `${what}：${numberText(part.rows)}行（数量 ${numberText(value)}、ゼロ ${numberText(zero)}、秘匿 ${numberText(masked)}、空欄 ${numberText(absent)}）。${selected}`,
    `${maskingRule(part)}${contradicting}`,
  ].join('\n    ');
}
