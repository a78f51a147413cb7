/**
 * `node test/deploy/replay.ts`, as root on Linux: the steps of deploy/Containerfile one after the other in clean folders, where no container
 * engine is: what it copies (the files under version control), what it runs, then its command as a user without rights on files that it
 * cannot write, and its health check. Takes some minutes and the network; what it cannot show are the base images.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..', '..');
const NOBODY = 65_534;
const folder = mkdtempSync(join(tmpdir(), 'antei-replay-'));
chmodSync(folder, 0o755);
const [source, program, data] = ['source', 'antei', 'data'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const here = (text: string) => text.replaceAll('/opt/antei', program);

const lines = readFileSync(join(ROOT, 'deploy', 'Containerfile'), 'utf8')
  .replaceAll('\\\n', '')
  .split('\n');
const second = lines.findLastIndex((line) => line.startsWith('FROM '));
const argument = (name: string, from: readonly string[]) =>
  from.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
const last = (name: string) => here(argument(name, lines.slice(second)).at(-1)!);

try {
  const files = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  for (const file of files.filter((one) => !one.startsWith('.ci/'))) {
    mkdirSync(dirname(join(source, file)), { recursive: true });
    cpSync(join(ROOT, file), join(source, file));
  }
  for (const step of argument('RUN', lines.slice(0, second))) {
    console.log(`== ${step}`);
    const { status } = spawnSync('sh', ['-c', here(step)], {
      cwd: source,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    assert.equal(status, 0, step);
  }
  rmSync(source, { recursive: true });

  mkdirSync(data, { mode: 0o700 });
  chownSync(data, NOBODY, NOBODY);
  const given = Object.fromEntries(
    last('ENV')
      .split(' ')
      .map((pair) => pair.split('=') as [string, string]),
  );
  const env = {
    PATH: '/usr/bin:/bin',
    ...given,
    ANTEI_DATA: data,
    ANTEI_PUBLIC_URL: 'https://antei.example',
    ANTEI_DEMO: 'off',
  };
  const [command, ...args] = [...JSON.parse(last('ENTRYPOINT')), ...JSON.parse(last('CMD'))] as string[];
  console.log(`== ${[command, ...args].join(' ')}, as nobody`);
  const who = { uid: NOBODY, gid: NOBODY, cwd: program, env };
  const site = spawn(command!, args, { ...who, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => site.once('exit', resolve));
  const [check, ...checkArgs] = JSON.parse(/CMD (\[.*\])/.exec(last('HEALTHCHECK'))![1]!) as string[];
  const isWell = () => spawnSync(check!, checkArgs, who).status === 0;
  for (let n = 0; n < 60 && !isWell(); n++) await sleep(1000);
  assert.ok(isWell(), 'the health check');
  const page = await fetch(`http://127.0.0.1:${env['PORT' as keyof typeof env]}/`);
  assert.equal(page.status, 200);
  site.kill('SIGTERM');
  assert.equal(await ended, 0);
  assert.ok(!isWell(), 'the health check notices');
  console.log('== all steps done, the site answered, its health check held, and it stopped');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
