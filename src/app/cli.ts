import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { type CommandKit, renderError } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import { hide, ownSecrets } from '../platform/hidden.ts';
import type { Room } from '../platform/room.ts';
import { type OpenContext, openContext, settingsFor } from './context.ts';
import { keepingCommands } from './keeping/cli-keeping.ts';
import { ROOMS } from './rooms.ts';

/**
 * The command line: one tree of commands, each room adding its own (`room.ts`). What only one command needs is loaded by that
 * command: the server's modules alone take longer to load than a whole import.
 */
export async function createProgram(rooms: readonly Room[] = ROOMS): Promise<Command> {
  const program = new Command('antei')
    .description('安定 Antei：日本の医療用医薬品の供給状況の記録')
    .version(packageJson.version, '-V, --version', '版を示します')
    .helpOption('-h, --help', '使い方を示します')
    .helpCommand(false)
    .option('--data <dir>', 'データのフォルダー（既定は ANTEI_DATA、なければ ./data）')
    .configureHelp({ showGlobalOptions: true });
  const kit: CommandKit<OpenContext> = {
    async withContext(command, run) {
      const context = await openContext(settingsFor(command.optsWithGlobals()));
      try {
        return await run(context);
      } finally {
        await context.close();
      }
    },
  };
  const groups = {
    import: program.command('import').description('公式の一覧を取り込みます'),
    fetch: program.command('fetch').description('公式の一覧を取得元から取り込みます'),
    export: program.command('export').description('データをファイルに書き出します'),
  };
  const datasetLists = async ({ pool }: Context) =>
    (await import('../indicators/index.ts')).servingLines(pool);
  const commands = rooms.flatMap((room) => room.commands ?? []).sort((a, b) => a.at - b.at);
  for (const add of await Promise.all(commands.map(({ load }) => load())))
    add({ program, groups, kit, datasetLists });
  keepingCommands(program, kit);
  program
    .command('start')
    .description('サイトを始めます（最初はデモの一覧を用意します）')
    .option(
      '--no-worker',
      'ワーカーを始めません（仕事は、同じデータベースにつないだ antei worker が、どの機械でも行えます）',
    )
    .action(({ worker }: { worker: boolean }, command: Command) =>
      toTheEnd(async () =>
        (await import('./serve.ts')).serve(settingsFor(command.optsWithGlobals()), { worker }),
      ),
    );
  program
    .command('worker')
    .description('待ち行列の仕事（ダウンロードの用意、自動取得）だけを行います')
    .action((_options: unknown, command: Command) =>
      toTheEnd(async () => (await import('./serve.ts')).work(settingsFor(command.optsWithGlobals()))),
    );
  program
    .command('pages', { hidden: true })
    .description('公開のページを作ります（antei start が ANTEI_PROCESSES により始めます）')
    .action((_options: unknown, command: Command) =>
      toTheEnd(async () =>
        (await import('./processes/make-pages.ts')).makePages(settingsFor(command.optsWithGlobals())),
      ),
    );
  // --data may come before or after the command.
  for (const command of allCommands(program)) {
    if (command !== program && isRunnable(command)) command.option('--data <dir>', 'データのフォルダー');
  }
  return program;
}

/** Runs what goes on until it is stopped; whatever then still computes, for nobody, is not waited for. */
async function toTheEnd(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    console.error(renderError(error));
    process.exit(1);
  }
  process.exit();
}

/** A command and everything below it. */
export function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

/** True for a command that does something by itself: a group only holds others, but `indicators` is both. */
export function isRunnable({ commands, registeredArguments }: Command): boolean {
  return commands.length === 0 || registeredArguments.length > 0;
}

/** Runs the command line of this process; a failure is shown as its reader needs it. */
export async function main(): Promise<void> {
  try {
    await (await createProgram()).parseAsync();
  } catch (error) {
    console.error(hide(renderError(error), ownSecrets()));
    process.exitCode = 1;
  }
}
