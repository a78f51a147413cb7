import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { editionFile, fileName, row } from '../../supply/testing.ts';

const CLI = join(import.meta.dirname, '..', '..', '..', 'bin', 'antei.js');

/** A small real file system: in a mount namespace of the test's own where that is allowed. */
const NAMESPACE = process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
const probe = spawnSync('unshare', [...NAMESPACE, 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt']);
const skip =
  probe.status === 0
    ? false
    : 'needs a file system of its own: root, or unshare (util-linux) with user namespaces';

test('When the disk fills up during an import, the state before it stays and the next import succeeds', {
  skip,
}, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'antei-full-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => row(`1149${String(i).padStart(4, '0')}F010`));
  writeFileSync(join(folder, fileName('2026-08-14')), editionFile('2026-08-14', rows(50)).bytes);
  writeFileSync(join(folder, fileName('2026-08-17')), editionFile('2026-08-17', rows(9000)).bytes);
  // The free space left is less than the second edition needs; a ballast file is what is removed afterwards.
  const script = `
    set -e
    mkdir ${folder}/small && mount -t tmpfs -o size=400m tmpfs ${folder}/small
    antei() { ${process.execPath} ${CLI} "$@" --data ${folder}/small/data; }
    antei import supply ${folder}/${fileName('2026-08-14')} --json
    antei editions --json > ${folder}/before.json
    free=$(df --output=avail -k ${folder}/small | tail -1)
    head -c $(( (free - 3000) * 1024 )) /dev/zero > ${folder}/small/ballast
    antei import supply ${folder}/${fileName('2026-08-17')} --json > ${folder}/failed.json 2> ${folder}/failed.txt && echo "did not fill up" && exit 9
    rm ${folder}/small/ballast
    antei editions --json > ${folder}/after.json
    cmp ${folder}/before.json ${folder}/after.json
    antei import supply ${folder}/${fileName('2026-08-17')} --json
    cat ${folder}/failed.txt`;
  const env = { ...process.env, DATABASE_URL: '', ANTEI_LOG: 'silent' };
  const out = execFileSync('unshare', [...NAMESPACE, 'sh', '-c', script], { env, encoding: 'utf8' });
  const [first, second] = out
    .split('\n')
    .slice(0, 2)
    .map((line) => JSON.parse(line));
  assert.deepEqual([first.rows, second.rows, second.added], [50, 9000, 8950]);
  assert.match(out, /✖ (ディスクの空きがありません|データベースに接続できません)/);
});
