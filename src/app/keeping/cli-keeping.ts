/** Commands by which a site is kept: backup, restore, verify, and a new secret where the old one is lost. */

import type { Command } from 'commander';
import type { CommandKit } from '../../platform/command.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { renewSecret } from '../../platform/database/installation.ts';
import { numberText } from '../../platform/number-text.ts';
import { terminalProgress } from '../../platform/progress.ts';
import { settingsFor } from '../context.ts';
import { heldWords } from './held-wording.ts';

interface Json {
  json?: boolean;
}

export function keepingCommands(program: Command, kit: CommandKit): void {
  program
    .command('backup')
    .description(
      'サイトのすべて（データベース、秘密、集計、添付、outbox）を1つのファイルに写します。動かしたまま使えます',
    )
    .argument(
      '<file>',
      '書き出すファイル（例 antei-2026-11-30.tar.zst）。秘密を含むので、鍵と同じように保管します',
    )
    .option('--json', '結果をJSONで書きます')
    .action((file: string, options: Json, command: Command) =>
      kit.withContext(command, async (context) => {
        const { backupSite } = await import('./backup.ts');
        const progress = terminalProgress();
        const made = await backupSite(context, file, progress.report).finally(progress.stop);
        if (options.json) console.log(JSON.stringify(made, null, 1));
        else {
          console.log(
            `${made.path}（${(made.bytes / 1e6).toFixed(1)}MB）に写し、読み戻して確かめました：${numberText(made.tables)}の表の${numberText(made.rows)}行、${numberText(made.files)}個のファイル、秘密。`,
          );
          if (made.unknown.length > 0)
            console.log(
              `データのフォルダーの次のものは Antei のものではなく、写していません：${made.unknown.join('、')}`,
            );
          for (const what of made.leftOut) console.error(`✖ 写せませんでした：${what}`);
        }
        if (made.leftOut.length > 0) {
          if (!options.json)
            console.error('  → 示した元のファイルを取り込み直してから、もう一度写してください。');
          process.exitCode = 1;
        }
      }),
    );

  program
    .command('restore')
    .description('antei backup のファイルを、空のデータのフォルダーとデータベースに戻します')
    .argument('<file>', 'antei backup で作ったファイル')
    .option(
      '--send',
      '送る時刻を過ぎたお知らせを止めずに送ります（バックアップのあとに元のサイトが送ったものは、もう一度届きます）',
    )
    .option('--json', '結果をJSONで書きます')
    .action(async (file: string, options: Json & { send?: boolean }, command: Command) => {
      const { restoreSite } = await import('./restore.ts');
      const settings = settingsFor(command.optsWithGlobals());
      const progress = terminalProgress();
      const restored = await restoreSite(settings, file, progress.report, {
        send: options.send ?? false,
      }).finally(progress.stop);
      if (options.json) console.log(JSON.stringify(restored, null, 1));
      else {
        console.log(
          `${restored.madeAt} に作ったバックアップを ${settings.dataDir} に戻しました：${numberText(restored.rows)}行、${numberText(restored.files)}個のファイル、秘密。`,
        );
        for (const what of restored.leftOut)
          console.log(`バックアップを作ったときから、次のものがありません。取り込み直してください：${what}`);
        for (const task of restored.unknownJobs)
          console.log(`この版にない種類の待っていた処理は、戻していません：${task}`);
        if (!options.send)
          console.log(
            `お知らせ${numberText(restored.held)}件は、元のサイトがすでに送ったかもしれないため止めてあります。今日までの一覧を取り込み直したときのお知らせも止めます。取り込みのあとで、送るなら \`antei messages release\`、捨てるなら \`antei messages drop\` を実行してください。`,
          );
        console.log('`antei verify` で確かめ、`antei start` で始めてください。');
      }
    });

  heldCommands(program, kit);

  program
    .command('verify')
    .description('保存したもの（集計、公式のリスト、履歴、添付、監査証跡）が壊れていないか、すべて確かめます')
    .option('--json', '結果をJSONで書きます')
    .action((options: Json, command: Command) =>
      kit.withContext(command, async (context) => {
        const { verifySite } = await import('./verify.ts');
        const progress = terminalProgress();
        const { checked, findings, beganAt, endedAt } = await verifySite(context, progress.report).finally(
          progress.stop,
        );
        if (options.json) console.log(JSON.stringify({ beganAt, endedAt, checked, findings }, null, 1));
        else {
          console.log(
            `確かめたもの：${checked.map((one) => `${one.what} ${numberText(one.count)}`).join('、')}`,
          );
          for (const { what, remedy } of findings) console.log(`✖ ${what}\n  → ${remedy}`);
          console.log(
            findings.length > 0 ? `${numberText(findings.length)}件の問題があります。` : '問題はありません。',
          );
        }
        if (findings.length > 0) process.exitCode = 1;
      }),
    );

  program
    .command('secret')
    .description('このデータベースの秘密を扱います')
    .command('renew')
    .description(
      '秘密がどこにも残っていないとき、今あるもの（なければ新しいもの）に替えます。これまでの品目リストのアドレスは使えなくなります',
    )
    .action(async (_options: unknown, command: Command) => {
      const settings = settingsFor(command.optsWithGlobals());
      const database = await openDatabase(settings);
      try {
        await renewSecret(database.pool, settings);
      } finally {
        await database.close();
      }
      console.log(
        '秘密を替えました。品目リスト、配信停止のリンク、プッシュ通知は、作り直してもらってください。',
      );
    });
}

/** What to do with the messages that a restored site holds. */
function heldCommands(program: Command, kit: CommandKit): void {
  const messages = program
    .command('messages')
    .description('バックアップから戻したサイトが止めているお知らせを、確かめ、送り、または捨てます');
  messages
    .command('held')
    .description('止めてあるお知らせの数')
    .option('--json', '結果をJSONで書きます')
    .action((options: Json, command: Command) =>
      kit.withContext(command, async ({ pool }) => {
        const { heldMessages } = await import('../../alerts/index.ts');
        const held = await heldMessages(pool);
        if (options.json) console.log(JSON.stringify(held, null, 1));
        else console.log(held ? heldWords(held) : '止めてあるお知らせはありません。');
      }),
    );
  const decide = (what: 'send' | 'drop', said: string) => (_options: unknown, command: Command) =>
    kit.withContext(command, async ({ pool, clock }) => {
      const { decideHeld } = await import('../../alerts/index.ts');
      console.log(`${numberText(await decideHeld(pool, what, clock.now()))}件のお知らせを${said}。`);
    });
  messages.command('release').description('止めてあるお知らせを送ります').action(decide('send', '送ります'));
  messages
    .command('drop')
    .description('止めてあるお知らせを送らずに捨てます。ページとフィードには残ります')
    .action(decide('drop', '捨てました'));
}
