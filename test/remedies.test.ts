/** What an error tells its reader to do can be done: the commands, options, settings and files that it names are there. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Command } from 'commander';
import { allCommands, createProgram, isRunnable } from '../src/app/cli.ts';
import { ERROR_GROUPS } from '../src/app/room-errors.ts';
import { SETTINGS } from '../src/app/settings.ts';
import { ERRORS } from '../src/platform/errors.ts';

const SETTING_NAMES = new Set(Object.values(SETTINGS).map(({ name }) => name));
const ROOT = join(import.meta.dirname, '..');
const program = await createProgram();
const fullName = (command: Command): string =>
  command.parent?.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();
/** The options of each command, by its name without `antei`. */
const commands = new Map(
  allCommands(program)
    .filter((command) => command.parent && isRunnable(command))
    .map((command) => [fullName(command), new Set(command.options.map(({ long }) => long))]),
);
/** Every command has it. */
const EVERYWHERE = '--data';

/**
 * The commands that can throw an error whose remedy names an option without its command: each must have the option. Whoever
 * writes such a remedy adds its line.
 */
const THROWN_BY: Record<string, readonly string[]> = {
  'date-missing': [
    'import supply',
    'import price',
    'import generic-info',
    'import generic-names',
    'import packages',
    'import receipt-codes',
  ],
  'dataset-conflict': ['import ndb', 'import dispensing'],
};

/** Remedies of the table, and those that stand where an error is thrown, each with where it is. */
const remedies = [
  ...ERROR_GROUPS.flatMap(({ codes }) =>
    Object.entries(codes).map(([where, { remedy }]) => ({ where, remedy })),
  ),
  ...globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
    .filter((file) => !/\.test\.tsx?$|testing\.ts$|\/errors(\/[a-z]+)?\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/'([^'\n]*[ぁ-ん][^'\n]*。)'/g)]
        .filter(([, text]) => /`antei |--[a-z]/.test(text!))
        .map(([, remedy]) => ({ where: file, remedy: remedy! })),
    ),
];
const OPTION = /(?<![a-z-])--[a-z][a-z-]*/g;
/** A command as a remedy names it: between backticks. */
const quoted = (text: string) =>
  [...text.matchAll(/`antei ([^`]+)`/g)].map(([, all]) => {
    const words = all!.split(' ');
    const named = words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
    return {
      name: words.slice(0, named < 0 ? undefined : named).join(' '),
      options: [...all!.matchAll(OPTION)].map(([option]) => option),
    };
  });

/** What a remedy names that is not there. */
function wrongIn({ where, remedy }: { where: string; remedy: string }): string[] {
  const wrong: string[] = [];
  for (const { name, options } of quoted(remedy)) {
    const known = commands.get(name);
    if (!known) wrong.push(`there is no command "${name}"`);
    for (const option of options) if (known && !known.has(option)) wrong.push(`${name} has no ${option}`);
  }
  const outside = remedy.replace(/`antei [^`]+`/g, '');
  if (/\bantei [a-z]/.test(outside)) wrong.push('a command stands outside of backticks');
  const bare = new Set([...outside.matchAll(OPTION)].map(([option]) => option));
  bare.delete(EVERYWHERE);
  // An option beside commands is theirs; alone it is that of the command in which the error came.
  const beside = quoted(remedy).map(({ name }) => name);
  // What a file says of itself (its room's command line, mostly) is an option of some command.
  const all = where.startsWith('src/') ? [...commands.keys()] : [];
  const some = [...beside, ...all];
  const by = some.length > 0 ? some : (THROWN_BY[where] ?? []);
  for (const option of bare) {
    if (by.length === 0) wrong.push(`nobody says which commands have ${option}: see THROWN_BY`);
    const lacking = by.filter((name) => !commands.get(name)?.has(option));
    if (some.length > 0 ? lacking.length === by.length : lacking.length > 0)
      wrong.push(`${lacking.join(', ')}: no ${option}`);
  }
  for (const [setting] of remedy.matchAll(/\bANTEI_[A-Z_]+/g))
    if (!SETTING_NAMES.has(setting)) wrong.push(`there is no setting ${setting}`);
  for (const [path] of remedy.matchAll(/\b(?:docs|src)\/[a-z/.-]*[a-z]/g))
    if (!existsSync(join(ROOT, path))) wrong.push(`there is no ${path}`);
  return wrong.map((why) => `${where}: ${why}`);
}

test('commands, options, settings and files that remedies name are there', () => {
  assert.ok(remedies.length > Object.keys(ERRORS).length, 'those of throwers were read');
  assert.deepEqual(remedies.flatMap(wrongIn), []);
});

test('the table of who throws what holds known codes and commands', () => {
  for (const [code, by] of Object.entries(THROWN_BY)) {
    assert.ok(Object.hasOwn(ERRORS, code), code);
    for (const name of by) assert.ok(commands.has(name), name);
    assert.match(ERRORS[code as keyof typeof ERRORS].remedy, / ?--[a-z]/, `${code} needs no line`);
  }
});

test('a remedy that cannot be followed is found', () => {
  const made = (remedy: string, where = 'somewhere') => wrongIn({ where, remedy }).length;
  assert.equal(made('`antei no-such` で直してください。'), 1);
  assert.equal(made('`antei import supply --no-such` で直してください。'), 1);
  assert.equal(made('--no-such を付けてください。', 'dataset-conflict'), 1);
  assert.equal(made('--replace を付けてください。'), 1);
  assert.equal(made('antei verify を使います。'), 1);
  assert.equal(made('ANTEI_NO_SUCH を直してください。'), 1);
  assert.equal(made('docs/guide/no-such.md を見てください。'), 1);
  assert.equal(made('`antei verify` で確かめ、--data で別のフォルダーを指定してください。'), 0);
});

test('a remedy of a place takes that of the table', async () => {
  const { AnteiError } = await import('../src/platform/errors.ts');
  const cause = new Error('x');
  const error = new AnteiError('disk-full', 'どこか。', { cause, remedy: 'ここで直してください。' });
  assert.deepEqual([error.remedy, error.cause], ['ここで直してください。', cause]);
  assert.equal(new AnteiError('disk-full', 'どこか。').remedy, ERRORS['disk-full'].remedy);
});
