import { type Command, Option } from 'commander';
import { type CommandKit, dateOption } from '../platform/command.ts';
import { numberText } from '../platform/number-text.ts';
import { entryCommands } from './cli-entry.ts';
import { reviewCommand } from './cli-review.ts';
import { withRoadmap } from './cli-world.ts';
import { STATES } from './model.ts';
import { STANDING_ORDER, STANDINGS } from './state-wording.ts';
import type { InitiativeFilter, InitiativeView, Standing } from './views.ts';

interface ListFlags {
  late?: boolean;
  document?: string;
  state?: InitiativeFilter['state'];
  standing?: Standing;
  asOf?: string;
  json?: boolean;
}

/** The room's commands. */
export function roadmapCommands(program: Command, kit: CommandKit): void {
  const roadmap = program.command('roadmap').description('ロードマップなどの取組とKPIを追います');
  roadmap
    .command('list')
    .description('取組とその状態を示します')
    .option('--late', '遅れと記録されたものと、資料の時期を過ぎて続きの記録か状況の記録がないものだけ')
    .option('--document <id>', 'この資料のものだけ')
    .addOption(new Option('--state <state>', 'この状態のものだけ').choices(['none', ...Object.keys(STATES)]))
    .addOption(
      new Option('--standing <standing>', '状況を時期とあわせて、ここにあるものだけ').choices(STANDING_ORDER),
    )
    .option('--as-of <date>', 'この日の終わりに分かっていたことで示します（既定は今日）', dateOption)
    .option('--json', 'JSONの配列で書きます')
    .action((options: ListFlags, command: Command) =>
      withRoadmap(kit, command, async ({ initiatives }) => {
        const { late, document, state, standing, asOf, json } = options;
        const all = await initiatives({ document, state, standing }, asOf);
        const shown = late ? all.filter((one) => one.gap !== null || one.status?.state === 'late') : all;
        if (json) console.log(JSON.stringify(shown));
        else console.log([...shown.map(lineOf), `${numberText(shown.length)}件`].join('\n'));
      }),
    );
  roadmap
    .command('check')
    .description('取組・KPI・状態などの資料データを読み、誤りをファイルと行と直し方で示します')
    .argument('[folder]', '資料データのフォルダー（既定はこのシステムのもの）')
    .action(async (folder: string | undefined) => {
      const { REGISTER_FOLDER, readRegister } = await import('./register/read-register.ts');
      const { initiatives, kpis, facts, statuses } = readRegister(folder ?? REGISTER_FOLDER);
      const counts = [
        `取組 ${numberText(initiatives.length)}`,
        `KPI ${numberText(kpis.length)}`,
        `事実 ${numberText(facts.length)}`,
        `状態 ${numberText(statuses.length)}`,
      ];
      console.log(`誤りはありません：${counts.join('、')}。`);
    });
  reviewCommand(roadmap, kit);
  entryCommands(roadmap, kit);
}

function lineOf({ id, title, status, gap, standing }: InitiativeView): string {
  const state = status ? `${STATES[status.state]}（${status.on}）` : '報告なし';
  return [id, title, state, gap === null ? '' : STANDINGS[standing].label].join('  ').trimEnd();
}
