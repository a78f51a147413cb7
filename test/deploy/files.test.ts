/** What the examples in deploy/ name exists: settings, commands, scripts, files, volumes, networks; and systemd reads its units. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { allCommands, createProgram } from '../../src/app/cli.ts';
import { readSettings } from '../../src/app/settings.ts';
import { wrongSettings } from '../quoted/names.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DEPLOY = join(ROOT, 'deploy');
const FILES = globSync('**/*.*', { cwd: DEPLOY }).concat('Containerfile', 'Caddyfile');
const text = (file: string) => readFileSync(join(DEPLOY, file), 'utf8');

interface Service {
  image: string;
  command?: string[];
  build?: { context: string; dockerfile: string };
  environment?: Record<string, string>;
  volumes?: string[];
  networks?: string[];
  depends_on?: Record<string, unknown>;
  stop_grace_period?: string;
}
const compose = parse(text('compose.yaml'), { merge: true }) as {
  services: Record<string, Service>;
  networks: Record<string, { ipam: { config: { subnet: string }[] } }>;
  volumes: Record<string, unknown>;
};

test('every setting that an example names is one of the site', () => {
  assert.ok(FILES.length >= 10, FILES.join());
  for (const file of FILES) assert.deepEqual(wrongSettings(text(file)), [], file);
  const lines = text('antei.env.example').match(/^#?[A-Z_]+=\S+$/gm)!;
  const all = Object.fromEntries(
    lines.map((line) => line.replace('#', '').split(/=(.*)/s) as [string, string]),
  );
  assert.ok(lines.length > 6);
  assert.equal(readSettings(all).publicUrl, 'https://antei.example');
});

test('every command that an example runs is one of the program', async () => {
  const commands = allCommands(await createProgram()).map((command) => command.name());
  const run = [
    ...FILES.flatMap((file) =>
      [...text(file).matchAll(/bin\/antei\.js ([a-z-]+)/g)].map(([, name]) => name!),
    ),
    ...[...text('Containerfile').matchAll(/^CMD \["([a-z-]+)"/gm)].map(([, name]) => name!),
    ...['site', 'worker'].map((name) => compose.services[name]!.command![0]!),
  ];
  assert.deepEqual(new Set(run), new Set(['start', 'worker', 'backup']));
  for (const name of run) assert.ok(commands.includes(name), name);
  const scripts = [...text('Containerfile').matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name!);
  assert.deepEqual(scripts, ['artefact']);
  for (const name of scripts) assert.ok(name in packageJson.scripts, name);
});

test('the site is joined to the cluster of records by its own names', () => {
  const joined = parse(text('compose.records.yaml'), { merge: true }) as typeof compose;
  const cluster = parse(text('clickhouse/compose.yaml'), { merge: true }) as {
    services: Record<string, { environment: Record<string, string> }>;
    networks: { records: { name: string } };
  };
  for (const [name, { networks, environment }] of Object.entries(joined.services)) {
    assert.ok(name in compose.services, name);
    assert.deepEqual(networks, ['inside', 'records']);
    const nodes = Object.keys(cluster.services).filter((service) => !service.startsWith('keeper'));
    assert.equal(environment!.ANTEI_CLICKHOUSE_URL, nodes.map((node) => `http://${node}:8123`).join());
    for (const [setting, value] of Object.entries(environment!))
      if (setting.endsWith('PASSWORD'))
        assert.ok(/\$\{(\w+):/.exec(value)![1]! in cluster.services.ch1a!.environment);
  }
  assert.equal((joined.networks.records as unknown as { name: string }).name, cluster.networks.records.name);
});

test('the services of the compose file fit together', () => {
  const { services, networks, volumes } = compose;
  for (const [name, service] of Object.entries(services)) {
    for (const other of Object.keys(service.depends_on ?? {}))
      assert.ok(other in services, `${name}: ${other}`);
    for (const network of service.networks!) assert.ok(network in networks, `${name}: ${network}`);
    for (const [from] of (service.volumes ?? []).map((volume) => volume.split(':')))
      assert.ok(
        from!.startsWith('./') ? existsSync(join(DEPLOY, from!)) : from! in volumes,
        `${name}: ${from}`,
      );
  }
  const { site, worker, proxy, database } = services;
  assert.equal(site!.image, `antei:${packageJson.version}`);
  assert.ok(existsSync(join(DEPLOY, site!.build!.context, site!.build!.dockerfile)));
  assert.deepEqual(worker!.environment, site!.environment, 'one database, one secret, one folder');
  assert.deepEqual(worker!.volumes, site!.volumes);
  assert.equal(site!.environment!['ANTEI_PROXIES'], networks['inside']!.ipam.config[0]!.subnet);
  assert.equal(proxy!.environment!['SITE_UPSTREAM'], `site:${site!.environment!['PORT']}`);
  assert.match(site!.environment!['DATABASE_URL']!, /@database\/antei$/);
  assert.equal(database!.environment!['POSTGRES_DB'], 'antei');
});

test('whoever stops the site waits longer for it than it takes', () => {
  const least = readSettings({}).stopSeconds + 3;
  assert.ok(Number.parseInt(compose.services['site']!.stop_grace_period!, 10) >= least);
  for (const unit of ['antei.service', 'antei-worker.service'])
    assert.ok(Number(/^TimeoutStopSec=(\d+)$/m.exec(text(unit))![1]) >= least, unit);
});

const noSystemd = spawnSync('systemd-analyze', ['--version']).error
  ? 'needs systemd-analyze on the PATH'
  : false;

test('systemd reads the units without a word', { skip: noSystemd }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'antei-units-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const units = FILES.filter((file) => /\.(service|timer)$/.test(file));
  assert.equal(units.length, 4);
  // The program is here and not in /opt/antei.
  for (const unit of units) writeFileSync(join(folder, unit), text(unit).replaceAll('/opt/antei', ROOT));
  const paths = units.map((unit) => join(folder, unit));
  const { status, stderr, stdout } = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], {
    encoding: 'utf8',
  });
  const ours = (stdout + stderr)
    .split('\n')
    .filter((line) => units.some((unit) => line.includes(basename(unit))));
  assert.deepEqual(ours, []);
  assert.equal(status, 0, stderr);
});
