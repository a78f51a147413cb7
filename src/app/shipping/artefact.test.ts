/** The artefact, unpacked in an empty folder beside nothing but the packages that `npm ci --omit=dev` brings: a filled site answers from it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../build.ts';
import { usedSite } from '../keeping/backup-testing.ts';
import { spawnAntei, startSite, until } from '../site-testing.ts';
import { writeArtefact } from './artefact.ts';

/**
 * Links the packages that production has: in the lock file all but those marked `dev`. What they depend on themselves is beside
 * them in the project's own folder.
 */
function linkPackages(program: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(program, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; link?: boolean }>;
  };
  const names = Object.entries(packages)
    .filter(([path, { dev, link }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !link)
    .map(([path]) => path)
    .filter((path) => existsSync(join(ROOT, path)));
  for (const path of names) {
    mkdirSync(join(program, dirname(path)), { recursive: true });
    symlinkSync(join(ROOT, path), join(program, path));
  }
  return names;
}

test('A filled site answers from the artefact, without a tool that builds and without a build', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'antei-artefact-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const artefact = await writeArtefact(folder);
  assert.ok(statSync(artefact).size < 20e6, 'what is downloaded is small');
  const unpacked = spawnSync('tar', ['-xzf', artefact, '-C', folder], { encoding: 'utf8' });
  assert.equal(unpacked.status, 0, unpacked.stderr);
  const program = join(folder, readdirSync(folder).find((name) => !name.endsWith('.tgz'))!);
  const all = readdirSync(program, { recursive: true }).map(String);
  assert.deepEqual(
    all.filter((name) => /\.test\.|testing\.tsx?$|(^|\/)node_modules|(^|\/)\.(git|ci|env)/.test(name)),
    [],
  );
  assert.ok(all.some((name) => name.startsWith('deploy/')) && all.includes('docs/guide/operator.md'));

  const names = linkPackages(program);
  assert.ok(names.includes('node_modules/fastify') && !names.includes('node_modules/vite'), 'no tools');
  const { context, pages } = await usedSite();
  t.after(() => context.close());
  const { databaseUrl, dataDir } = context.settings;
  const cli = join(program, 'bin', 'antei.js');
  const settings = { DATABASE_URL: databaseUrl! };
  const site = await startSite(dataDir, settings, [], cli);
  t.after(() => site.process.kill('SIGKILL'));
  // Whoever signed in did so at the time of the tests' clock.
  const open = pages.filter(([, cookie]) => cookie === undefined).map(([path]) => path);
  const drawn = ['/roadmap/review.pdf', '/pictures/site.png'];
  const files = ['xlsx', 'parquet'].map((kind) => `/api/v1/editions/2026-08-20/supply.${kind}`);
  for (const path of [...open, ...drawn, ...files]) {
    const answer = await fetch(site.url + path);
    const body = await answer.text();
    assert.equal(answer.status, 200, `${path}: ${body.slice(0, 500)}`);
    const asset = /(?:href|src)="(\/assets\/[^"]+)"/.exec(body)?.[1];
    if (asset) assert.equal((await fetch(site.url + asset)).status, 200, asset);
  }
  await until('a worker', async () => {
    const ready = (await (await fetch(`${site.url}/health/ready`)).json()) as { worker: string };
    return ready.worker === 'ok';
  });
  const backup = spawnAntei(['backup', join(folder, 'site.tar.zst'), '--data', dataDir], settings, cli);
  assert.equal(await backup.ended, 0, backup.said());
  site.process.kill('SIGTERM');
  assert.equal(await site.ended, 0, site.said());
  const built = readdirSync(join(program, 'build'));
  assert.equal(built.length, 1, 'it took the pages that came with it');
});
