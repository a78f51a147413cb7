import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenActor } from '../../access/sessions/sessions.ts';
import { addOrganisation, addToken, signIn } from '../../access/testing.ts';
import { fixedClock, toExcelSerial } from '../../platform/clock.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { row } from '../../supply/testing.ts';
import { submissionHash } from '../records/submission-hash.ts';
import type { ReportRefused } from '../rules/findings.ts';
import { CODES, FOREIGN, LIMITED, MAKER, makerWorld, NORMAL } from '../testing.ts';

const [A, B] = CODES;
const form = { channel: 'form', acknowledged: [] } as const;

test('a report is taken with a receipt, and is in force before it is published', async (t) => {
  const { context, reporting, actor } = await makerWorld(t);
  const before = await reporting.product(actor, A);
  assert.equal(before.version.split('.')[1], '0');
  const receipt = await reporting.submit(actor, {
    ...form,
    items: [
      { yjCode: A, status: LIMITED, version: before.version },
      { yjCode: B, status: NORMAL, version: (await reporting.product(actor, B)).version },
    ],
  });
  assert.match(receipt.number, /^R-20260820-\d{12}$/);
  assert.deepEqual([receipt.kind, receipt.channel, receipt.reportedOn], ['change', 'form', '2026-08-20']);
  assert.deepEqual([receipt.organisation, receipt.person], [MAKER, actor.person.name]);
  // What changes nothing is left out.
  assert.deepEqual(
    receipt.products.map(({ yjCode }) => yjCode),
    [A],
  );
  assert.deepEqual(
    receipt.products[0]!.changes.map(({ label, after }) => [label, after]),
    [
      ['出荷対応', RESPONSE_TEXT.limitedOwn],
      ['理由', '３．製造トラブル（製造委託を含む）'],
      ['解除・解消見込み', 'ア. あり'],
      ['見込みの時期', '2026年10月上旬'],
      ['出荷量', VOLUME_TEXT.decreased],
    ],
  );
  const said = ['limitedOwn', 'manufacturing', 'yes', '2026年10月上旬', 'decreased', null, null];
  assert.equal(receipt.sha256, submissionHash('change', '2026-08-20', null, [{ yjCode: A, said }]));
  const after = await reporting.product(actor, A);
  assert.deepEqual([after.response, after.pending, after.status], ['limitedOwn', true, LIMITED]);
  assert.notEqual(after.version, before.version);
  assert.equal(after.history[0]!.number, receipt.number);
  const { rows } = await context.pool.query('select cells from supply_report');
  const today = toExcelSerial('2026-08-20');
  assert.equal(rows[0].cells[1], today);
  assert.equal(rows[0].cells[8], today);
  const { rows: deeds } = await context.pool.query('select action, record, details from audit_entry');
  assert.deepEqual(deeds, [
    { action: 'report.submit', record: receipt.number, details: { count: 1, sha256: receipt.sha256 } },
  ]);
  assert.deepEqual(await reporting.submission(actor, receipt.number), receipt);
});

test('only the date of what changed moves, and an unchanged cell keeps its own words', async (t) => {
  const unusual = 'Ａ．出荷量通常';
  const { context, reporting, actor } = await makerWorld(t, [row(A, { volume: unusual })]);
  const { version } = await reporting.product(actor, A);
  const status = { ...NORMAL, volume: 'increased' };
  await reporting.submit(actor, { ...form, items: [{ yjCode: A, status, version }] });
  const first = await context.pool.query('select cells from supply_report');
  assert.deepEqual(first.rows[0].cells.slice(0, 2), [RESPONSE_TEXT.normal, null]);
  assert.equal(first.rows[0].cells[8], toExcelSerial('2026-08-20'));
  const next = await reporting.product(actor, A);
  const back = {
    ...NORMAL,
    response: 'limitedOther',
    reason: 'demand',
    outlook: 'undecided',
    volume: 'increased',
  };
  await reporting.submit(actor, { ...form, items: [{ yjCode: A, status: back, version: next.version }] });
  const second = await context.pool.query('select cells from supply_report order by id desc limit 1');
  assert.equal(second.rows[0].cells[5], VOLUME_TEXT.increased);
  const check = await reporting.check(actor, [{ yjCode: A, status: { ...back, volume: 'normal' } }]);
  assert.equal(check.changes[0]!.changes.length, 1);
});

test('codes may be written as the official texts, in any width', async (t) => {
  const { reporting, actor } = await makerWorld(t);
  const status = { ...NORMAL, volume: 'Ｂ．出荷量減少', response: RESPONSE_TEXT.normal };
  const { changes, errors } = await reporting.check(actor, [{ yjCode: A.toLowerCase(), status }]);
  assert.deepEqual([changes[0]!.status.volume, errors], ['decreased', []]);
});

test('errors block the whole report, and nothing is stored', async (t) => {
  const { context, reporting, actor } = await makerWorld(t);
  const version = (await reporting.product(actor, A)).version;
  const items = [
    { yjCode: A, status: LIMITED, version },
    {
      yjCode: B,
      status: { ...LIMITED, reason: 'none' },
      version: (await reporting.product(actor, B)).version,
    },
    { yjCode: FOREIGN, status: LIMITED, version: '1.0' },
    { yjCode: '9999999F9999', status: LIMITED, version: '1.0' },
    { yjCode: CODES[2], status: { ...NORMAL, volume: '多い', colour: 'red', reason: '' }, version: '1.0' },
  ];
  const error = await reporting.submit(actor, { ...form, items }).then(
    () => assert.fail(),
    (thrown: ReportRefused) => thrown,
  );
  assert.equal(error.code, 'report-refused');
  assert.deepEqual(
    error.findings.map(({ yjCode, code, column }) => [yjCode, code, column]),
    [
      [B, 'trouble-without-reason', '⑭限定出荷/供給停止の理由'],
      [FOREIGN, 'other-maker', '⑤YJコード'],
      ['9999999F9999', 'unknown-code', '⑤YJコード'],
      [CODES[2], 'missing-value', '⑭限定出荷/供給停止の理由'],
      [CODES[2], 'unknown-value', '⑰製造販売業者の「出荷量」の現在の状況'],
      [CODES[2], 'unknown-field', null],
    ],
  );
  const { rows } = await context.pool.query(
    'select (select count(*)::int from report_submission) as s, (select count(*)::int from audit_entry) as a',
  );
  assert.deepEqual(rows, [{ s: 0, a: 0 }]);
});

test('warnings are acknowledged by their codes, and the receipt says so', async (t) => {
  const { reporting, actor } = await makerWorld(t);
  const { version } = await reporting.product(actor, A);
  const items = [{ yjCode: A, status: { ...LIMITED, outlookText: '未定ではない' }, version }];
  await assert.rejects(reporting.submit(actor, { ...form, items }), (error: ReportRefused) => {
    assert.deepEqual(
      [error.code, error.findings.map(({ code }) => code)],
      ['warnings-open', ['outlook-without-time']],
    );
    return true;
  });
  const receipt = await reporting.submit(actor, { ...form, items, acknowledged: ['outlook-without-time'] });
  assert.deepEqual(
    receipt.acknowledged.map(({ code, count }) => [code, count]),
    [['outlook-without-time', 1]],
  );
});

test('two people on one product: the second hears who was first, and overwrites nothing', async (t) => {
  const { context, reporting, actor, organisation } = await makerWorld(t);
  const other = await signIn(context, organisation, 'editor', '山田花子');
  const { version } = await reporting.product(actor, A);
  const mine = { ...form, items: [{ yjCode: A, status: LIMITED, version }] };
  await reporting.submit(other.actor, {
    ...form,
    items: [{ yjCode: A, status: { ...LIMITED, reason: 'quality' }, version }],
  });
  await assert.rejects(reporting.submit(actor, mine), (error: ReportRefused) => {
    assert.equal(error.code, 'edit-conflict');
    assert.match(error.detail, /山田花子.*2026年8月20日.*R-20260820-\d{12}/);
    return true;
  });
  assert.equal((await reporting.product(actor, A)).reason, 'quality');
  await assert.rejects(reporting.submit(actor, { ...form, items: [{ yjCode: A, status: LIMITED }] }), {
    code: 'edit-conflict',
  });
});

test('of reports of one product at the same time exactly one is taken', async (t) => {
  const { context, reporting, actor } = await makerWorld(t);
  const { version } = await reporting.product(actor, A);
  const reasons = ['manufacturing', 'quality', 'material', 'administrative', 'other', 'demand'];
  const results = await Promise.allSettled(
    reasons.map((reason) =>
      reporting.submit(actor, {
        ...form,
        acknowledged: ['limited-own-with-demand'],
        items: [{ yjCode: A, status: { ...LIMITED, reason }, version }],
      }),
    ),
  );
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
  assert.deepEqual(refused, Array(reasons.length - 1).fill('edit-conflict'));
  const { rows } = await context.pool.query('select count(*)::int as n from supply_report');
  assert.equal(rows[0].n, 1);
});

test('the same key with the same content gives the same receipt, with another content a conflict', async (t) => {
  const { reporting, actor } = await makerWorld(t);
  const { version } = await reporting.product(actor, A);
  const other = (await reporting.product(actor, B)).version;
  const items = [
    { yjCode: A, status: LIMITED, version },
    { yjCode: B, status: NORMAL, version: other },
  ];
  const submission = { channel: 'api', acknowledged: [], items, idempotencyKey: 'k-1' } as const;
  const receipt = await reporting.submit(actor, submission);
  assert.deepEqual(await reporting.submit(actor, submission), receipt);
  const changed = { ...submission, items: [{ ...items[0]!, status: { ...LIMITED, reason: 'quality' } }] };
  await assert.rejects(reporting.submit(actor, changed), { code: 'idempotency-conflict' });
  const more = { ...submission, items: [items[0]!, { ...items[1]!, status: LIMITED }] };
  await assert.rejects(reporting.submit(actor, more), { code: 'idempotency-conflict' });
  const fewer = { ...submission, items: [items[1]!] };
  await assert.rejects(reporting.submit(actor, fewer), { code: 'idempotency-conflict' });
  for (const idempotencyKey of ['', 'a b', '\0', 'あ', 'k'.repeat(201)])
    await assert.rejects(reporting.submit(actor, { ...submission, idempotencyKey }), { code: 'bad-request' });
  assert.equal((await reporting.submissions(actor, 1)).total, 1);
});

test('a report that changes nothing is none', async (t) => {
  const { reporting, actor } = await makerWorld(t);
  const { version } = await reporting.product(actor, A);
  const items = [{ yjCode: A, status: NORMAL, version }];
  await assert.rejects(reporting.submit(actor, { ...form, items }), { code: 'nothing-to-report' });
  assert.equal((await reporting.check(actor, items)).unchanged, 1);
});

test('a correction keeps the wrong report in the history, marked', async (t) => {
  const { reporting, actor } = await makerWorld(t);
  const { version } = await reporting.product(actor, A);
  const wrong = await reporting.submit(actor, { ...form, items: [{ yjCode: A, status: LIMITED, version }] });
  const now = (await reporting.product(actor, A)).version;
  const fix = { ...LIMITED, reason: 'quality' };
  const foreign = {
    ...form,
    items: [{ yjCode: B, status: fix, version: (await reporting.product(actor, B)).version }],
  };
  await assert.rejects(
    reporting.submit(actor, { ...foreign, corrects: wrong.number }),
    (error: ReportRefused) => {
      assert.equal(error.findings[0]!.code, 'not-in-corrected');
      return true;
    },
  );
  for (const corrects of ['R-20260820-999999', 'x', '\0'])
    await assert.rejects(reporting.submit(actor, { ...foreign, corrects }), { code: 'not-found' });
  const right = await reporting.submit(actor, {
    ...form,
    items: [{ yjCode: A, status: fix, version: now }],
    corrects: wrong.number,
  });
  assert.equal(right.products[0]!.corrects, wrong.number);
  assert.equal((await reporting.submission(actor, wrong.number)).products[0]!.correctedBy, right.number);
  const { history } = await reporting.product(actor, A);
  assert.deepEqual(
    history.map(({ number, corrects, correctedBy }) => [number, corrects, correctedBy]),
    [
      [right.number, wrong.number, null],
      [wrong.number, null, right.number],
    ],
  );
});

test('another maker finds nothing; the ministry reads any submission; who may not report may not', async (t) => {
  const { context, reporting, actor, organisation } = await makerWorld(t);
  const { version } = await reporting.product(actor, A);
  const items = [{ yjCode: A, status: LIMITED, version }];
  const { number } = await reporting.submit(actor, { ...form, items });
  const rival = (
    await signIn(context, await addOrganisation(context, 'manufacturer', '別の製薬', ['別の製薬']))
  ).actor;
  await assert.rejects(reporting.product(rival, A), { code: 'not-found' });
  await assert.rejects(reporting.saveDraft(rival, A, {}, version), { code: 'not-found' });
  await assert.rejects(reporting.dropDraft(rival, A), { code: 'not-found' });
  await assert.rejects(reporting.submission(rival, number), { code: 'not-found' });
  await assert.rejects(
    reporting.submit(rival, {
      ...form,
      items: [{ yjCode: FOREIGN, status: LIMITED, version: 'x' }],
      corrects: number,
    }),
    { code: 'not-found' },
  );
  assert.equal((await reporting.products(rival, { filter: 'all', q: '', page: 1 })).total, 1);
  assert.equal((await reporting.submissions(rival, 1)).total, 0);
  const ministry = (await signIn(context, await addOrganisation(context, 'ministry', '厚生労働省'))).actor;
  assert.equal((await reporting.submission(ministry, number)).number, number);
  const pharmacy = (await signIn(context, await addOrganisation(context, 'pharmacy', '薬局'), 'admin')).actor;
  const viewer = (await signIn(context, organisation, 'viewer')).actor;
  for (const nobody of [ministry, pharmacy, viewer]) {
    await assert.rejects(reporting.submit(nobody, { ...form, items }), { code: 'forbidden' });
    await assert.rejects(reporting.saveDraft(nobody, A, {}, version), { code: 'forbidden' });
    await assert.rejects(reporting.noChange(nobody), { code: 'forbidden' });
  }
  await assert.rejects(reporting.products(pharmacy, { filter: 'all', q: '', page: 1 }), {
    code: 'forbidden',
  });
  const reader = await tokenActor(
    context,
    (await addToken(context, { actor, cookie: '' }, ['reports:read'])).authorization,
  );
  assert.equal((await reporting.product(reader!, A)).yjCode, A);
  await assert.rejects(reporting.submit(reader!, { ...form, items }), { code: 'forbidden' });
});

test('「変更なし」 is said once in a calendar month, for all products', async (t) => {
  const { context, reporting, actor } = await makerWorld(t);
  const receipt = await reporting.noChange(actor);
  assert.deepEqual([receipt.kind, receipt.products.map(({ yjCode }) => yjCode)], ['no-change', [...CODES]]);
  assert.deepEqual(await reporting.noChange(actor), receipt);
  const { month, counts, products } = await reporting.products(actor, { filter: 'all', q: '', page: 1 });
  assert.deepEqual([month, counts.monthly], [{ month: '2026-08', confirmedOn: '2026-08-20' }, 0]);
  assert.equal(products[0]!.lastWordOn, '2026-08-20');
  Object.assign(context, { clock: fixedClock('2026-09-01T00:30:00+09:00') });
  assert.equal((await reporting.products(actor, { filter: 'all', q: '', page: 1 })).counts.monthly, 3);
  assert.notEqual((await reporting.noChange(actor)).number, receipt.number);
  const { rows } = await context.pool.query('select action from audit_entry order by seq');
  assert.deepEqual(rows, [{ action: 'report.no-change' }, { action: 'report.no-change' }]);
  const { submissions, total } = await reporting.submissions(actor, 99);
  assert.deepEqual([total, submissions[1]!.number, submissions[1]!.products], [2, receipt.number, 0]);
});

test('drafts are kept as far as they go, and go with the report', async (t) => {
  const { context, reporting, actor, organisation } = await makerWorld(t);
  const { version } = await reporting.product(actor, A);
  const { savedAt } = await reporting.saveDraft(
    actor,
    A,
    { response: 'limitedOwn', reason: '?', outlookText: 'a\0b\ud800' },
    version,
    null,
  );
  const { draft } = await reporting.product(actor, A);
  assert.deepEqual(draft, {
    status: {
      response: 'limitedOwn',
      outlookText: 'ab\ufffd',
      volumeOutlook: null,
      volumeOutlookPercent: null,
    },
    savedAt,
    savedBy: actor.person.name,
    outdated: false,
  });
  const list = await reporting.products(actor, { filter: 'draft', q: '', page: 1 });
  assert.deepEqual([list.total, list.counts.draft, list.products[0]!.yjCode], [1, 1, A]);
  const other = (await signIn(context, organisation, 'editor', '山田花子')).actor;
  Object.assign(context, { clock: fixedClock('2026-08-20T10:00:00+09:00') });
  await assert.rejects(reporting.saveDraft(other, A, {}, version, null), { code: 'edit-conflict' });
  await assert.rejects(reporting.saveDraft(other, A, {}, "1'; --", savedAt), { code: 'bad-request' });
  await reporting.saveDraft(other, A, { reason: 'quality' }, version, savedAt);
  await reporting.saveDraft(other, B, {}, (await reporting.product(actor, B)).version);
  await reporting.submit(actor, { ...form, items: [{ yjCode: A, status: LIMITED, version }] });
  assert.equal((await reporting.product(actor, A)).draft, null);
  await reporting.dropDraft(actor, B);
  assert.equal((await reporting.products(actor, { filter: 'all', q: '', page: 1 })).counts.draft, 0);
});
