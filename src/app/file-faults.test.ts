/**
 * Every command that writes or reads a file, found in the tree of commands: whatever is in the way of its file is explained in
 * words, the command ends with 1, nothing half written is left, and nobody sees a stack. A new command is covered by being there.
 */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import type { Argument, Command, Option } from 'commander';
import { indicatorWorld } from '../indicators/world-testing.ts';
import { renderError } from '../platform/command.ts';
import type { ClosableContext } from '../platform/database/testing.ts';
import { NO_PORTS, type SupplyContext } from '../supply/index.ts';
import { allCommands, createProgram, isRunnable } from './cli.ts';

let context: ClosableContext & SupplyContext;
let folder: string;
const kept = { ...process.env };

before(async () => {
  context = Object.assign(await indicatorWorld(), { ports: NO_PORTS });
  folder = mkdtempSync(join(tmpdir(), 'antei-faults-'));
  process.env.DATABASE_URL = context.settings.databaseUrl;
  process.env.ANTEI_DATA = context.settings.dataDir;
});

after(async () => {
  process.env = kept;
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
  await context?.close();
});

/** What the commands want besides a file. One that is new and wants something else names it here. */
const OTHER: Record<string, string> = {
  prefecture: '13',
  id: 'dispensing-2022',
};

type Slot = { command: Command; path: string; does: 'write' | 'read' } & (
  | { option: Option }
  | { argument: Argument }
);

/** Options and arguments that take a file or a folder to write to, or to read. */
function slotsOf(command: Command): Slot[] {
  const path = pathOf(command);
  const slots: Slot[] = [];
  for (const option of command.options) {
    if (option.isBoolean() || option.long === '--data') continue;
    const does = deedOf(option.attributeName(), option.description, option.flags);
    if (does) slots.push({ command, path, does, option });
  }
  for (const argument of command.registeredArguments) {
    const does = deedOf(argument.name(), argument.description, '');
    if (does) slots.push({ command, path, does, argument });
  }
  return slots;
}

function deedOf(name: string, description: string, flags: string): Slot['does'] | null {
  if (/^out|^backup/.test(name) || /書き出す(先|ファイル)|書き出し先|に書き出します/.test(description))
    return 'write';
  return /file|folder|path|dir/i.test(`${name} ${flags}`) ? 'read' : null;
}

function pathOf(command: Command): string {
  return command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

const slots = allCommands(await createProgram())
  .filter(isRunnable)
  .flatMap(slotsOf);
const named = (does: Slot['does']) => slots.filter((slot) => slot.does === does).map(({ path }) => path);

/** The words of a command line with a path in the slot, and something sensible wherever else something is wanted. */
function wordsOf(slot: Slot, place: string): string[] {
  const { command } = slot;
  const words = slot.path.split(' ');
  for (const option of command.options)
    if ('option' in slot && option === slot.option) words.push(option.long!, place);
    else if (option.mandatory) words.push(option.long!, sample(option.attributeName(), slot));
  for (const argument of command.registeredArguments)
    if ('argument' in slot && argument === slot.argument) words.push(place);
    else if (argument.required) words.push(sample(argument.name(), slot));
  return words;
}

function sample(name: string, { path }: Slot): string {
  const found = OTHER[name];
  assert.ok(found, `antei ${path} wants ${name}: name one in OTHER`);
  return found;
}

/** Runs a command line as `main` does, in this process. */
async function run(
  t: TestContext,
  words: readonly string[],
): Promise<{ code: number; said: string; out: string }> {
  const [said, out]: [string[], string[]] = [[], []];
  const mocks = [
    t.mock.method(console, 'error', (text: string) => said.push(text)),
    t.mock.method(console, 'log', (text: string) => out.push(text)),
  ];
  process.exitCode = 0;
  try {
    const program = await createProgram();
    for (const command of allCommands(program))
      command.exitOverride().configureOutput({ writeErr: (text) => said.push(text) });
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    said.push(renderError(error));
    process.exitCode = 1;
  } finally {
    for (const { mock } of mocks) mock.restore();
  }
  const code = Number(process.exitCode);
  process.exitCode = 0;
  return { code, said: said.join('\n'), out: out.join('\n') };
}

function assertRefused(
  { code, said, out }: Awaited<ReturnType<typeof run>>,
  expected: RegExp,
  what: string,
): void {
  assert.equal(code, 1, `${what}\n${said}`);
  assert.match(said, expected, `${what}\n${said}`);
  assert.doesNotMatch(`${said}${out}`, /\n\s+at |思わぬ不具合|node:/, what);
}

/** Nothing half written, here or where the commands' own files are. */
const unfinished = (at: string) => readdirSync(at).filter((name) => /\.part$/.test(name));

test('the commands that write and read files are found', () => {
  assert.deepEqual(named('write').sort(), ['backup', 'export supply', 'indicators pack', 'roadmap review']);
  assert.deepEqual(named('read').sort(), [
    'import dispensing',
    'import generic-info',
    'import generic-names',
    'import ndb',
    'import packages',
    'import price',
    'import receipt-codes',
    'import supply',
    'restore',
    'roadmap check',
  ]);
});

test('a command that names a file anywhere is one of them', async () => {
  const others = allCommands(await createProgram())
    .filter(isRunnable)
    .flatMap((command) => {
      const found = slotsOf(command);
      const says = [...command.options, ...command.registeredArguments]
        .filter((one) => !('long' in one && (one.isBoolean() || one.parseArg || one.long === '--data')))
        .filter((one) => !found.some((slot) => ('option' in slot ? slot.option : slot.argument) === one))
        .filter(({ description }) => /ファイル(?!名)|フォルダー/.test(description));
      return says.map((one) => `antei ${pathOf(command)}: ${one.description}`);
    });
  assert.deepEqual(others, []);
});

test('a place that cannot be written to is said in words by every command', async (t) => {
  const file = join(folder, 'a file.pdf');
  writeFileSync(file, 'as it was');
  const inItsPlace = join(folder, 'folder.pdf');
  mkdirSync(inItsPlace);
  const loop = join(folder, 'loop.pdf');
  symlinkSync(loop, loop);
  for (const slot of slots.filter(({ does }) => does === 'write')) {
    // A backup makes its folder, and so does a pack of two files.
    const makes =
      /フォルダー/.test('option' in slot ? slot.option.description : '') || slot.path === 'backup';
    const places: [string, RegExp][] = [
      ...(makes
        ? []
        : [[join(folder, 'nothing', 'here.pdf'), /そのフォルダーはありません/] as [string, RegExp]]),
      ...(slot.path === 'indicators pack' ? [] : [[inItsPlace, /フォルダーです/] as [string, RegExp]]),
      [join(file, 'x.pdf'), /途中がフォルダーではありません|同じ名前のファイルがあります/],
      [loop, /リンクが自分に戻っています/],
      [join(folder, `${'長'.repeat(100)}.pdf`), /名前が長すぎます/],
      ['/proc/x.pdf', /書き込めない場所です/],
      ['/proc/nothing/x.pdf', /書き込めない場所です|そのフォルダーはありません/],
    ];
    for (const [place, why] of places) {
      const words = wordsOf(slot, place);
      const what = `antei ${words.join(' ')}`;
      const ended = await run(t, words);
      assertRefused(ended, why, what);
      assert.match(ended.said, /✖ ファイルを書き出せませんでした：.*\n {2}→ .*（file-not-written）/, what);
    }
    assert.equal(readFileSync(file, 'utf8'), 'as it was', slot.path);
    assert.deepEqual(unfinished(folder), [], slot.path);
  }
});

test('a file that is there is replaced by every command, and nothing else is left beside it', async (t) => {
  for (const slot of slots.filter(({ does }) => does === 'write')) {
    const at = mkdtempSync(join(folder, 'written-'));
    const place = join(at, 'there.pdf');
    writeFileSync(place, 'as it was');
    const words = wordsOf(slot, place);
    const { code, said } = await run(t, words);
    assert.equal(code, 0, `antei ${words.join(' ')}\n${said}`);
    assert.notEqual(readFileSync(place, 'latin1').slice(0, 9), 'as it was');
    assert.deepEqual(readdirSync(at), ['there.pdf'], slot.path);
  }
});

test('what cannot be read is said in words by every command', async (t) => {
  const file = join(folder, 'some.xlsx');
  writeFileSync(file, 'no workbook');
  for (const slot of slots.filter(({ does }) => does === 'read')) {
    const places = [
      join(folder, 'missing-20260818.xlsx'),
      folder,
      join(file, 'x'),
      `${folder}/${'長'.repeat(100)}`,
      // It is there, a file, and nothing can be read of it.
      ...(process.platform === 'linux' ? ['/proc/self/mem', '/dev/null'] : []),
      file,
    ];
    for (const place of places) {
      const words = wordsOf(slot, place);
      const what = `antei ${words.join(' ')}`;
      assertRefused(await run(t, words), /✖ [^\n]+\n(.*\n)* {2}→ .*（[a-z-]+）/, what);
    }
  }
});
