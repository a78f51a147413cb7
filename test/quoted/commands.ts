/** Commands that documents quote, tried: by the parser of the command line, and for real. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { CommanderError } from 'commander';
import { allCommands, createProgram } from '../../src/app/cli.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** What a group says that is named without the command below it, and what a command says that is named without its arguments. */
const NAMED_ONLY = new Set([
  'commander.missingArgument',
  'commander.missingMandatoryOptionValue',
  'commander.help',
]);
const SHOWN = new Set(['commander.helpDisplayed', 'commander.version']);

/** What the command line says about words, without doing anything; `named` where they are right as far as they go. */
export async function parsed(words: readonly string[]): Promise<'whole' | 'named' | { wrong: string }> {
  const program = await createProgram();
  for (const command of allCommands(program))
    command
      .exitOverride()
      .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
      .action(() => undefined);
  // A group does nothing by itself.
  const group = allCommands(program).find(
    (one) => one.commands.length > 0 && pathOf(one) === words.join(' '),
  );
  if (group && group !== program && group.registeredArguments.length === 0) return 'named';
  try {
    await program.parseAsync([...words], { from: 'user' });
    return 'whole';
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (SHOWN.has(error.code)) return 'whole';
    return NAMED_ONLY.has(error.code) ? 'named' : { wrong: error.message };
  }
}

function pathOf(command: { name(): string; parent: unknown }): string {
  const above = command.parent as typeof command | null;
  return above ? `${pathOf(above)} ${command.name()}`.trim() : '';
}

/** Runs a command in this process, as the command line would, and returns how it ended and what it said. */
export async function ran(words: readonly string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const { log, error } = console;
  const keep = (...what: unknown[]) => {
    said += `${format(...what)}\n`;
  };
  Object.assign(console, { log: keep, error: keep });
  const program = await createProgram();
  for (const command of allCommands(program))
    command.exitOverride().configureOutput({ writeOut: keep, writeErr: keep });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return { code: Number(process.exitCode ?? 0), said };
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return { code: 0, said };
    return { code: 1, said: `${said}${String(thrown)}` };
  } finally {
    process.exitCode = 0;
    Object.assign(console, { log, error });
  }
}

/** Why npm would not know words: a script that is not there, or an option that the script's program does not take; null if all is well. */
export function npmFault(words: readonly string[]): string | null {
  const [verb, ...rest] = words;
  // npm's own.
  if (verb === 'ci' || verb === 'install') return null;
  const [script, options] = verb === 'run' ? [rest[0], rest.slice(1)] : [verb, rest];
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const line = scripts[script ?? ''];
  if (line === undefined) return `there is no script ${script}`;
  const file = globSync('{test,bench,src,bin}/**/*.{ts,js}', { cwd: ROOT }).find((path) =>
    line.includes(path),
  );
  const text = file === undefined ? '' : readFileSync(join(ROOT, file), 'utf8');
  const unknown = options.filter(
    (option) => option.startsWith('--') && option !== '--' && !text.includes(option),
  );
  return unknown.length > 0 ? `${script} does not take ${unknown.join(' ')}` : null;
}
