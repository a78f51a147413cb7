import type { Command } from 'commander';
import type { CommandKit } from '../platform/command.ts';
import { numberText } from '../platform/number-text.ts';
import type { SupplyContext } from '../supply/index.ts';

/** The room's commands. */
export function reportingCommands(program: Command, kit: CommandKit<SupplyContext>): void {
  program
    .command('publish')
    .description('受け付けた供給状況報告を、今日の一覧として公開します')
    .option('--json', '結果をJSONで示します')
    .action(async (options: { json?: boolean }, command: Command) => {
      const published = await kit.withContext(command, async (context) => {
        const { publishReports } = await import('./publish/publish.ts');
        return publishReports(context, null);
      });
      if (options.json) console.log(JSON.stringify(published));
      else
        console.log(
          `${published.asOf} の一覧を公開しました：${numberText(published.submissions)}件の提出、${numberText(published.changed)}品目が変わりました。`,
        );
    });
}
