import type { Command } from 'commander';
import { japanMinute } from '../platform/clock.ts';
import { type CommandKit, dateOption } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import { numberText } from '../platform/number-text.ts';
import { listWithdrawn, type WithdrawnInfo } from './history/store-withdrawn.ts';
import type { SupplyContext } from './ports.ts';
import { type EditionInfo, listEditions } from './read/store-read.ts';

/** Commands that show the editions, and take one back. */
export function editionCommands(program: Command, kit: CommandKit<SupplyContext>): void {
  program
    .command('editions')
    .description('取り込まれた一覧を、取り下げられたものも含めて示します')
    .option('--json', 'JSONの配列で書きます（withdrawnAt が null でないものは取り下げ済み）')
    .action((options: { json?: boolean }, command: Command) =>
      kit.withContext(command, async (context) => {
        const editions = await allEditions(context);
        if (options.json) console.log(JSON.stringify(editions, null, 1));
        else for (const edition of editions) console.log(editionLine(edition));
      }),
    );

  const edition = program.command('edition').description('取り込まれた一覧を取り下げ、または戻します');
  edition
    .command('withdraw')
    .description(
      'ある日付の一覧を取り下げます。今の状況・履歴・変化は前の一覧に戻り、知らせた相手には訂正を送ります',
    )
    .argument('<date>', '一覧の日付（例 2026-09-17）', dateOption)
    .option('--reason <text>', '理由（「データ」のページに示します）')
    .action((asOf: string, { reason }: { reason?: string }, command: Command) =>
      kit.withContext(command, async (context) => {
        const { withdrawEdition } = await import('./export/withdraw-edition.ts');
        const newest = await withdrawEdition(context, asOf, { byPage: false, reason });
        const now = newest ? `今の一覧は ${newest} のものです。` : '取り込まれた一覧はありません。';
        console.log(`${asOf} の一覧を取り下げました。${now}`);
      }),
    );
  edition
    .command('restore')
    .description('取り下げた一覧を戻します。同じ内容を知らせた相手に、もう一度は知らせません')
    .argument('<date>', '一覧の日付（例 2026-09-17）', dateOption)
    .action((asOf: string, _options: unknown, command: Command) =>
      kit.withContext(command, async (context) => {
        const { restoreEdition } = await import('./export/withdraw-edition.ts');
        const { rows } = await restoreEdition(context, asOf);
        console.log(`${asOf} の一覧（${numberText(rows)}品目）を戻しました。`);
      }),
    );
}

type ListedEdition = (EditionInfo | WithdrawnInfo) & { withdrawnAt: Date | null };

/** In force and withdrawn, newest date first; of one date what is in force first. */
async function allEditions({ pool }: Context): Promise<ListedEdition[]> {
  const [inForce, withdrawn] = await Promise.all([listEditions(pool), listWithdrawn(pool)]);
  const all = [...inForce.map((one) => ({ ...one, withdrawnAt: null })), ...withdrawn];
  return all.sort((a, b) => b.asOf.localeCompare(a.asOf));
}

function editionLine({ asOf, rows, file, source, withdrawnAt }: ListedEdition): string {
  const demo = source === 'demo' ? '（デモ）' : '';
  const gone = withdrawnAt ? `（取り下げ ${japanMinute(withdrawnAt)}）` : '';
  return `${asOf}  ${numberText(rows)}品目  ${file}${demo}${gone}`;
}
