import { type Command, InvalidArgumentError } from 'commander';
import { isIsoDate } from '../platform/clock.ts';
import { type CommandKit, count, errorJson, renderError } from '../platform/command.ts';
import { readBounded } from '../platform/files/bounded-file.ts';
import { importReferenceFile, type ReferenceKind } from './import-reference.ts';

const LISTS: { command: string; kind: ReferenceKind; description: string }[] = [
  { command: 'price', kind: 'price', description: '薬価基準収載品目リスト（csv・xlsx）を取り込みます' },
  { command: 'generic-info', kind: 'generic-info', description: '後発医薬品に関する情報（csv・xlsx）を取り込みます' },
];

/** The room's commands, added to the group `import`. */
export function medicinesCommands(groups: { import: Command }, kit: CommandKit): void {
  for (const { command: name, kind, description } of LISTS) {
    groups.import
      .command(name)
      .description(description)
      .argument('<file...>', '日付を含む名前のファイル（例 mhlw_price_20250716.csv、tp20250716-01_01.xlsx）')
      .option('--date <date>', 'ファイル名に日付がないときの、リストの日付', (text) => {
        if (!isIsoDate(text)) throw new InvalidArgumentError('2025-07-16 のような実在する日付で指定してください。');
        return text;
      })
      .option('--json', '結果をファイルごとに1行のJSONで書きます')
      .option('--replace', '同じ日付の別の内容を置き換えます')
      .action((files: string[], options: { date?: string; json?: boolean; replace?: boolean }, command: Command) =>
        kit.withContext(command, async (context) => {
          for (const path of files) {
            try {
              const file = readBounded(path, context.settings.fetchMaxMb);
              const result = await importReferenceFile(context, file, { kind, ...options });
              const state = result.alreadyImported ? 'すでに取り込まれています（変更なし）' : `${count(result.rows)}件、読めない行 ${count(result.problems.length)}`;
              console.log(options.json ? JSON.stringify(result) : `${result.effectiveFrom}から  ${result.file}：${state}`);
              if (!options.json) for (const p of result.problems) console.log(`⚠ ${p.file} ${p.row}行 ${p.column}「${p.value ?? ''}」：${p.reason}。${p.remedy}`);
            } catch (error) {
              process.exitCode = 1;
              if (options.json) console.log(JSON.stringify({ file: path, error: errorJson(error) }));
              console.error(renderError(error));
            }
          }
        }),
      );
  }
}
