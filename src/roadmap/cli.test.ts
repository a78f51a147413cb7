import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Command } from 'commander';
import { addOrganisation } from '../access/testing.ts';
import { roadmapCommands } from './cli.ts';
import { folderOf, SOUND } from './register/register-testing.ts';
import { type RoadmapWorld, roadmapWorld } from './testing.ts';

let world: RoadmapWorld;
before(async () => {
  world = await roadmapWorld();
});
after(async () => {
  await world.indicators.close();
  await world.context.close();
});

/** What a command prints. */
async function run(t: test.TestContext, ...words: string[]): Promise<string> {
  const lines: string[] = [];
  t.mock.method(console, 'log', (line: string) => lines.push(line));
  try {
    const program = new Command('antei').exitOverride().configureOutput({ writeErr: () => undefined });
    roadmapCommands(program, { withContext: (_command, work) => work(world.context) });
    for (const command of program.commands[0]!.commands)
      command.exitOverride().configureOutput({ writeErr: () => undefined });
    await program.parseAsync(['roadmap', ...words], { from: 'user' });
  } finally {
    t.mock.restoreAll();
  }
  return lines.join('\n');
}
const INITIATIVE = 'roadmap-self-inspection';
const STATUS = ['status', INITIATIVE, 'late', '--since', '2026-08-01', '--note', '遅れている。'];
const EVIDENCE = ['--evidence', 'https://example.go.jp/?a=b=資料', '/roadmap=一覧'];

test('the list gives a line for each initiative, and with --late those that are late or silent', async (t) => {
  const all = (await run(t, 'list')).split('\n');
  assert.equal(all.length, world.roadmap.register.initiatives.length + 1);
  const late = JSON.parse(await run(t, 'list', '--late', '--json'));
  assert.equal(late.length < all.length - 1 && late.length > 0, true);
  assert.deepEqual(
    late.map(({ id }: { id: string }) => id),
    (await world.roadmap.initiatives()).filter(({ gap }) => gap !== null).map(({ id }) => id),
  );
  const expired = (await run(t, 'list', '--standing', 'expired')).split('\n');
  assert.equal(expired.length, 3);
  assert.match(expired[0]!, /^roadmap-supply-chain-manual .*報告なし {2}期限を過ぎ、記録がない$/);
  assert.match(
    all.find((line) => line.startsWith(`${INITIATIVE} `))!,
    /開始済み（2024-04） {2}時期を過ぎ、続きの記録がない$/,
  );
  assert.match(await run(t, 'list', '--state', 'done', '--as-of', '2020-01-01'), /^0件$/);
  await assert.rejects(run(t, 'list', '--as-of', '2024-02-30'));
});

test('the check counts a sound register and tells every fault with file, line and remedy', async (t) => {
  assert.match(
    await run(t, 'check', folderOf(t, SOUND)),
    /^誤りはありません：取組 2、KPI 1、事実 1、状態 2。$/,
  );
  const spoiled = {
    ...SOUND,
    'statuses.yaml': SOUND['statuses.yaml']!.replace('state: started', 'state: begun'),
  };
  await assert.rejects(
    run(t, 'check', folderOf(t, spoiled)),
    ({ code, detail }: { code: string; detail: string }) => {
      assert.equal(code, 'register-invalid');
      assert.match(detail, /^statuses\.yaml 3行目：状態の「begun」はありません。次のどれかに/);
      return true;
    },
  );
});

test('the operator enters a status for the ministry, and the trail names nobody', async (t) => {
  const { id } = JSON.parse(await run(t, ...STATUS, ...EVIDENCE, '--json'));
  const { status } = await world.roadmap.initiative(INITIATIVE);
  assert.deepEqual([status?.id, status?.state, status?.by], [id, 'late', '厚生労働省']);
  assert.deepEqual(status?.evidence, [
    { url: 'https://example.go.jp/?a=b', title: '資料' },
    { url: '/roadmap', title: '一覧' },
  ]);
  const { rows } = await world.context.pool.query(
    `select person_id, organisation_id, action from audit_entry order by seq desc limit 1`,
  );
  const { id: ministry } = world.officer.actor.organisation;
  assert.deepEqual(rows, [{ person_id: null, organisation_id: ministry, action: 'roadmap.status' }]);
  assert.equal(
    await run(t, 'withdraw', 'status', String(id), '--why', '誤り'),
    `登録 ${id} を取り下げました。`,
  );
  assert.equal((await world.roadmap.initiative(INITIATIVE)).status?.state, 'started');
});

test('the operator enters a value of a KPI', async (t) => {
  await run(t, 'point', 'generic-value-share', 'FY2025', '63.1', '--source', '調査', '--note', '速報');
  const { latest } = (await world.roadmap.kpi('generic-value-share')).progress;
  assert.deepEqual([latest?.period, latest?.value, latest?.note], ['FY2025', 0.631, '速報']);
});

test('the operator raises a target, withdraws it, and enters what an expert thinks', async (t) => {
  const target = [
    '--wording',
    '70％以上',
    '--due',
    '2030-03-31',
    '--set-on',
    '2026-08-01',
    '--source',
    '告示',
  ];
  const { id } = JSON.parse(await run(t, 'target', 'generic-value-share', '70', ...target, '--json'));
  const newest = async () => (await world.roadmap.kpi('generic-value-share')).progress.target?.value;
  assert.equal(await newest(), 0.7);
  await run(t, 'withdraw', 'target', String(id), '--why', '誤り');
  assert.equal(await newest(), 0.65);
  const comment = [
    '--expert',
    '専門 花子',
    '--affiliation',
    '大学',
    '--said-on',
    '2026-08-01',
    '--text',
    '緩い。',
  ];
  await run(t, 'comment', INITIATIVE, ...comment);
  const [said] = (await world.roadmap.initiative(INITIATIVE)).comments;
  assert.deepEqual([said?.by, said?.affiliation, said?.text], ['専門 花子', '大学', '緩い。']);
});

test('what is wrong is said with the name of the field, and nothing is stored', async (t) => {
  const refused = (pattern: RegExp) => ({ code: 'bad-request', detail: pattern });
  const revision = await world.roadmap.revision();
  const status = STATUS.with(4, '2027-01-01');
  await assert.rejects(run(t, ...status, ...EVIDENCE), refused(/^since：/));
  await assert.rejects(
    run(t, 'point', 'generic-value-share', 'FY2024', '631', '--source', '調査'),
    refused(/^value：/),
  );
  await assert.rejects(run(t, ...STATUS, '--evidence', 'https://example.go.jp/'), {
    code: 'commander.invalidArgument',
  });
  await assert.rejects(run(t, 'withdraw', 'point', 'x', '--why', '誤り'), {
    code: 'commander.invalidArgument',
  });
  assert.equal(await world.roadmap.revision(), revision);
});

test('a review that cannot be written says where and why', async (t) => {
  for (const [path, why] of [
    ['/nowhere/review.html', 'そのフォルダーはありません'],
    [`${import.meta.filename}/review.html`, '途中がフォルダーではありません'],
  ] as const)
    await assert.rejects(run(t, 'review', '--as-of', '2027-03-31', '-o', path), {
      code: 'file-not-written',
      detail: `${path}（${why}）`,
    });
});

test('where it is not clear which organisation signs, it must be named', async (t) => {
  const second = await addOrganisation(world.context, 'ministry', '医政局');
  await assert.rejects(run(t, ...STATUS, ...EVIDENCE), {
    code: 'bad-request',
    detail: /署名する組織が1つに決まりません/,
  });
  const maker = world.maker.actor.organisation.publicId;
  await assert.rejects(run(t, ...STATUS, ...EVIDENCE, '--organisation', maker), { code: 'bad-request' });
  await run(t, ...STATUS, ...EVIDENCE, '--organisation', second.publicId);
  assert.equal((await world.roadmap.initiative(INITIATIVE)).status?.by, '医政局');
});
