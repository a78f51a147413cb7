import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { openInvitation } from './members/members.ts';

const CLI = join(import.meta.dirname, '..', '..', 'bin', 'antei.js');
const run = promisify(execFile);
let context: ClosableContext;

before(async () => {
  context = await testContext();
});
after(() => context.close());

/** Runs the command line as its users do, on the test's database. */
async function antei(...args: string[]) {
  const { databaseUrl, dataDir } = context.settings;
  const env = { ...process.env, DATABASE_URL: databaseUrl, ANTEI_DATA: dataDir };
  try {
    return { code: 0, ...(await run(process.execPath, [CLI, ...args], { env })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

test('The operator registers a manufacturer and invites its first admin, and the trail of it is whole', async () => {
  const added = await antei(
    'organisation',
    'add',
    '--kind',
    'manufacturer',
    '--name',
    '試験製薬',
    '--maker',
    '試験製薬',
    '試験製薬（旧）',
    '--json',
  );
  const { publicId } = JSON.parse(added.stdout);
  const [line] = JSON.parse((await antei('organisation', 'list', '--json')).stdout);
  assert.deepEqual([line.name, line.makers.length, line.members], ['試験製薬', 2, 0]);

  const twice = await antei(
    'organisation',
    'add',
    '--kind',
    'manufacturer',
    '--name',
    '別',
    '--maker',
    '試験製薬',
  );
  assert.equal(twice.code, 1);
  assert.match(twice.stderr, /maker-taken/);
  const odd = await antei('organisation', 'add', '--kind', 'pharmacy', '--name', '薬局', '--maker', 'x');
  assert.match(odd.stderr, /bad-request/);

  const invited = JSON.parse(
    (await antei('organisation', 'invite', publicId, '--role', 'admin', '--json')).stdout,
  );
  const secret = invited.path.replace('/invitation/', '');
  assert.equal((await openInvitation(context, secret)).role, 'admin');
  assert.match((await antei('organisation', 'invite', 'nobody')).stderr, /not-found/);

  const listed = JSON.parse((await antei('audit', 'list', '--json')).stdout);
  assert.deepEqual(
    listed.map(({ action }: { action: string }) => action),
    ['organisation.add', 'organisation.makers', 'member.invite'],
  );
  assert.ok(!JSON.stringify(listed).includes(secret));
  assert.match((await antei('audit', 'list', '--since', '2', '--limit', '1')).stdout, /^3 .*招待/);

  const whole = await antei('audit', 'verify');
  assert.equal(whole.code, 0);
  assert.match(whole.stdout, /完全です：3件/);
  const head = whole.stdout.trim().split('\n').at(-1)!;
  assert.equal((await antei('audit', 'verify', '--head', head)).code, 0);
  const lost = await antei('audit', 'verify', '--head', 'f'.repeat(64));
  assert.equal(lost.code, 1);
  assert.match(lost.stdout, /控えたハッシュがありません/);

  await context.pool.query('alter table audit_entry disable trigger audit_entry_append_only');
  await context.pool.query(`update audit_entry set record = 'x' where seq = 2`);
  const broken = await antei('audit', 'verify');
  assert.equal(broken.code, 1);
  assert.match(broken.stdout, /記録 2：内容がハッシュと合いません/);
  const json = await antei('audit', 'verify', '--json');
  assert.equal(json.code, 1);
  assert.equal(JSON.parse(json.stdout).broken.seq, 2);
});
