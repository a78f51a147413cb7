import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { checkOutput, replaceFile, writeOutput } from './output-file.ts';

const linux = process.platform === 'linux' ? false : 'needs Linux';
const STRANGER = 65_534;
let root: string;
let folder: string;

before(() => {
  // Where somebody else can come in, too: the temporary folder of a run may be closed to all but its owner.
  root = mkdtempSync(join(linux === false ? '/tmp' : tmpdir(), 'antei-output-'));
  chmodSync(root, 0o755);
});
beforeEach(() => {
  folder = mkdtempSync(join(root, 'a'));
  chmodSync(folder, 0o777);
});
after(() => rmSync(root, { recursive: true }));

const bytes = Buffer.from('new');

/** Runs a line of the module in a process of its own: with little room, or as somebody without rights. */
function elsewhere(call: string, { shell = '', after = '', uid = process.getuid?.() } = {}) {
  const script = `const { writeOutput, writeStandardOutput } = await import(${JSON.stringify(join(import.meta.dirname, 'output-file.ts'))});
    await ${call}.catch((error) => console.error(error.detail ?? error.stack));`;
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', `${shell} "$0" --input-type=module -e "$1" ${after}`, process.execPath, script],
    { encoding: 'utf8', ...(process.getuid?.() === 0 && { uid, gid: uid }) },
  );
  assert.equal(stdout, '');
  return stderr.trim();
}

test('a file is written, and replaces the one that was there with its rights', async () => {
  const path = join(folder, 'a.pdf');
  await writeOutput(path, Buffer.from('old'));
  chmodSync(path, 0o640);
  if (process.getuid?.() === 0) chownSync(path, STRANGER, STRANGER);
  const { mode, uid } = statSync(path);
  await writeOutput(path, bytes);
  const now = statSync(path);
  assert.deepEqual([readFileSync(path, 'utf8'), now.mode, now.uid], ['new', mode, uid]);
  assert.deepEqual(readdirSync(folder), ['a.pdf']);
});

test('a link stays one, and what it leads to is replaced', async () => {
  const [path, link] = [join(folder, 'a.pdf'), join(folder, 'link.pdf')];
  writeFileSync(path, 'old');
  symlinkSync('a.pdf', link);
  await writeOutput(link, bytes);
  assert.equal(readFileSync(path, 'utf8'), 'new');
  assert.deepEqual(readdirSync(folder).sort(), ['a.pdf', 'link.pdf']);
  assert.equal(await checkOutput(link), path);
});

test('where there is no room the old file stays, and nothing half written', { skip: linux }, async () => {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, 'old');
  const said = elsewhere(`writeOutput(${JSON.stringify(path)}, Buffer.alloc(1_000_000))`, {
    shell: `trap '' XFSZ; ulimit -f 8;`,
  });
  assert.equal(said, `${path}（書ける大きさを超えています）`);
  assert.equal(readFileSync(path, 'utf8'), 'old');
  assert.deepEqual(readdirSync(folder), ['a.pdf']);
  await assert.rejects(writeOutput('/dev/full', bytes), { detail: '/dev/full（空きがありません）' });
});

test('without the right to write it is said, and a file that is ours is written where its folder is not', {
  skip: linux || (process.getuid?.() === 0 ? false : 'needs root, to be somebody else'),
}, () => {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, 'old');
  chmodSync(folder, 0o755);
  const write = () =>
    elsewhere(`writeOutput(${JSON.stringify(path)}, Buffer.from('new'))`, { uid: STRANGER });
  assert.equal(write(), `${path}（書き込む権限がありません）`);
  assert.equal(readFileSync(path, 'utf8'), 'old');
  chmodSync(path, 0o666);
  assert.equal(write(), '');
  assert.equal(readFileSync(path, 'utf8'), 'new');
  assert.deepEqual(readdirSync(folder), ['a.pdf']);
});

test('what may not be written to stays as it is, though its folder takes files', { skip: linux }, () => {
  const path = join(folder, 'kept');
  writeFileSync(path, 'old');
  chmodSync(path, 0o444);
  const said = elsewhere(`writeOutput(${JSON.stringify(path)}, Buffer.from('new'))`, { uid: STRANGER });
  assert.match(said, /書き込む権限がありません/);
  assert.equal(readFileSync(path, 'utf8'), 'old');
});

test('a link to what is not there yet leads to it afterwards', { skip: linux }, async () => {
  const link = join(folder, 'link');
  symlinkSync(join(folder, 'target'), link);
  await writeOutput(link, bytes);
  assert.equal(readFileSync(join(folder, 'target'), 'utf8'), 'new');
  assert.ok(lstatSync(link).isSymbolicLink());
});

test('the standard output may be full, or its reader gone', { skip: linux }, () => {
  const call = 'writeStandardOutput(Buffer.alloc(1_000_000))';
  assert.equal(elsewhere(call, { shell: 'exec >/dev/full;' }), '標準出力（空きがありません）');
  assert.equal(
    elsewhere(`new Promise((done) => setTimeout(done, 300)).then(() => ${call})`, { after: '| true' }),
    '',
  );
});

test('what fails while it is written leaves nothing', async () => {
  const path = join(folder, 'a.pdf');
  const failing = replaceFile(path, async (unfinished) => {
    writeFileSync(unfinished, 'half');
    throw new Error('no more');
  });
  await assert.rejects(failing, /no more/);
  assert.deepEqual(readdirSync(folder), []);
});

test('a place that cannot take a file is refused before the work', async () => {
  mkdirSync(join(folder, 'b.pdf'));
  for (const [path, why] of [
    [join(folder, 'b.pdf'), 'フォルダーです'],
    [join(folder, 'none', 'a.pdf'), 'そのフォルダーはありません'],
  ] as const)
    await assert.rejects(checkOutput(path), { code: 'file-not-written', detail: `${path}（${why}）` });
  assert.equal(await checkOutput('/dev/null'), '/dev/null');
  await assert.rejects(checkOutput('/dev/null', false), { detail: '/dev/null（ファイルではありません）' });
});
