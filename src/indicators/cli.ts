import { type Command, Option } from 'commander';
import { type CommandKit, dateOption } from '../platform/command.ts';
import { importDispensingCommand } from './cli-dispensing.ts';
import type { FigureFlags } from './cli-figures.ts';
import { importNdbCommand } from './cli-import.ts';
import { packCommand } from './cli-pack.ts';
import { BREAKDOWNS } from './model.ts';
import { analyticsCommands } from './records/cli-analytics.ts';

/** The room's commands, added to the program and its group `import`. */
export function indicatorsCommands(program: Command, groups: { import: Command }, kit: CommandKit): void {
  importNdbCommand(groups, kit);
  importDispensingCommand(groups, kit);
  const indicators = program
    .command('indicators')
    .description('指標を計算して示します（指標を省くと、指標の一覧）')
    .argument('[measure]', '指標のID（例 generic-volume-share）')
    .addOption(
      new Option('--by <breakdown>', '集計の単位').choices(Object.keys(BREAKDOWNS)).default('nation'),
    )
    .option(
      '--dataset <id>',
      'データセット（既定は最新のNDBオープンデータ）。all で、取り込んだすべての回を年ごとに並べます',
    )
    .option(
      '--codes <date>',
      'この日に有効な薬価と後発医薬品の区分で見ます（既定は対象期間の末日）',
      dateOption,
    )
    .option(
      '--allow-other-time',
      '期間の末日に有効なリストがないとき、その後で最も近いリストで計算します（警告を付け、上下限は示しません）',
    )
    .option('--edition <date>', 'この日付以前で最新の供給状況で見ます（既定は最新）', dateOption)
    .option('--list', '指標の一覧を示します')
    .option('--json', 'JSONで書きます')
    .action((measure: string | undefined, options: FigureFlags, command: Command) =>
      kit.withContext(command, async (context) => {
        const { showFigures } = await import('./cli-figures.ts');
        await showFigures(context, measure, options);
      }),
    );
  packCommand(indicators, kit);
  analyticsCommands(program, kit);
}
