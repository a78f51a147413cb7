/** One machine without a cluster: neither a command nor a site with its worker loads anything of ClickHouse. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { testContext } from '../platform/database/testing.ts';
import { spawnAntei, startSite } from './site-testing.ts';

/** Notes every module that a process loads, and those of its own processes. */
const NOTES = `data:text/javascript,${encodeURIComponent(`
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) {
  appendFileSync(process.env.LOADED, url + '\\n');
  return next(url, context);
} });
`)}`;
/** Its settings and errors are the house's own, and no more than words. */
const OF_CLICKHOUSE = /@clickhouse|\/clickhouse\/(?!settings\.ts)|analytics\/clickhouse/;

test('without the setting nothing of ClickHouse is loaded', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'antei-unloaded-'));
  t.after(() => rm(folder, { recursive: true }));
  const context = await testContext(t);
  const settings = (name: string) => ({
    DATABASE_URL: context.settings.databaseUrl!,
    NODE_OPTIONS: `--import ${NOTES}`,
    LOADED: join(folder, name),
  });
  const loaded = async (name: string) => (await readFile(join(folder, name), 'utf8')).split('\n');

  const command = spawnAntei(['verify', '--data', folder], settings('command'));
  assert.equal(await command.ended, 0, command.said());
  const site = await startSite(folder, settings('site'));
  assert.equal((await fetch(`${site.url}/indicators`)).status, 200);
  site.process.kill();
  await site.ended;

  for (const name of ['command', 'site']) {
    const modules = await loaded(name);
    assert.ok(modules.length > 50, `${name}: ${modules.length} modules`);
    assert.deepEqual(
      modules.filter((url) => OF_CLICKHOUSE.test(url)),
      [],
      name,
    );
  }
});

test('what opens a cluster would be seen to load it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'antei-loaded-'));
  t.after(() => rm(folder, { recursive: true }));
  const opens = `import { openCluster } from ${JSON.stringify(import.meta.resolve('../platform/clickhouse/cluster.ts'))};
await (await openCluster({ clickhouseUrl: ['http://127.0.0.1:9'], clickhouseUser: 'antei' })).close();`;
  const LOADED = join(folder, 'loaded');
  execFileSync(process.execPath, ['--import', NOTES, '--input-type=module', '--eval', opens], {
    env: { ...process.env, LOADED },
  });
  const modules = (await readFile(LOADED, 'utf8')).split('\n').filter((url) => OF_CLICKHOUSE.test(url));
  assert.ok(
    modules.some((url) => url.includes('/node_modules/@clickhouse/client/')),
    modules.join(),
  );
});
