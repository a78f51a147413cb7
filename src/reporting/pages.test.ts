import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import type { FastifyInstance } from 'fastify';
import { addOrganisation, type SignedIn, signIn } from '../access/testing.ts';
import { ensureBuilt } from '../app/build.ts';
import { createSite } from '../app/server.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { announceWorker } from '../platform/database/workers.ts';
import { importEdition } from '../supply/index.ts';
import { NO_PORTS, type SupplyContext } from '../supply/ports.ts';
import { edition, editionFile, row } from '../supply/testing.ts';
import { createReporting } from './reporting.ts';
import { AS_OF, FOREIGN, LIMITED, MAKER } from './testing.ts';

const OWN = Array.from({ length: 743 }, (_, index) => `1149019F${1000 + index}`);
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let editor: SignedIn;
let viewer: SignedIn;
let other: SignedIn;
let officer: SignedIn;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  const rows = [...OWN.map((code) => row(code)), row(FOREIGN, { mah: '別の製薬' })];
  await importEdition(context, edition(AS_OF, rows), { source: 'official' });
  const maker = await addOrganisation(context, 'manufacturer', MAKER, [MAKER]);
  editor = await signIn(context, maker, 'editor', '試験 花子');
  viewer = await signIn(context, maker, 'viewer');
  other = await signIn(context, await addOrganisation(context, 'manufacturer', '別の製薬', ['別の製薬']));
  officer = await signIn(context, await addOrganisation(context, 'ministry', '厚生労働省'), 'viewer');
  site = await createSite(context, await ensureBuilt());
});
after(async () => {
  await site.close();
  await context.close();
});

let address = 0;
// Forms are limited by address.
const from = () => `10.0.${(address >> 8) & 255}.${address++ & 255}`;
const get = (who: SignedIn, url: string) =>
  site.inject({ url, headers: { cookie: who.cookie }, remoteAddress: from() });
const post = (
  who: SignedIn,
  url: string,
  payload: string | Buffer,
  type = 'application/x-www-form-urlencoded',
) =>
  site.inject({
    method: 'POST',
    url,
    headers: { cookie: who.cookie, 'content-type': type },
    payload,
    remoteAddress: from(),
  });
async function upload(who: SignedIn, name: string, bytes: Uint8Array) {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const body = Buffer.from(await request.arrayBuffer());
  return post(who, '/report/upload', body, request.headers.get('content-type')!);
}
const count = async (table: string) =>
  (await context.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n as number;

describe('The pages of reporting', () => {
  test("show another maker's product, receipt and file as if they did not exist", async () => {
    const reporting = createReporting(context);
    const { version } = await reporting.product(editor.actor, OWN[0]!);
    const { number } = await reporting.submit(editor.actor, {
      channel: 'form',
      items: [{ yjCode: OWN[0]!, status: LIMITED, version }],
      acknowledged: [],
    });
    const { name, bytes } = await reporting.template(editor.actor);
    const { uploadId } = await reporting.previewFile(editor.actor, { name, bytes: Buffer.from(bytes) });
    for (const path of [
      `/report/products/${OWN[0]}`,
      `/report/submissions/${number}`,
      `/report/submissions/${number}/receipt.pdf`,
      `/report/uploads/${uploadId}`,
    ]) {
      assert.equal((await get(editor, path)).statusCode, 200, path);
      const reply = await get(other, path);
      assert.equal(reply.statusCode, 404, path);
      assert.doesNotMatch(reply.body, /試験 花子|試験錠/, path);
    }
    const receipt = await get(officer, `/report/submissions/${number}`);
    assert.equal(receipt.statusCode, 200);
    assert.match((await get(officer, '/work')).body, /公開待ちの報告 1件/);
    const { version: next } = await reporting.product(editor.actor, OWN[3]!);
    await reporting.saveDraft(editor.actor, OWN[3]!, LIMITED, next);
    assert.match((await get(editor, '/work')).body, /下書き 1品目/);
    assert.doesNotMatch((await get(other, '/work')).body, /下書き|公開待ち/);
    await reporting.dropDraft(editor.actor, OWN[3]!);
    assert.match(receipt.body, /公開の予定[\s\S]*18:00までに公開/);
    assert.equal((await get(officer, `/report/products/${OWN[0]}`)).statusCode, 403);
  });

  test('take nothing from who may only read, whatever is sent', async () => {
    const before = [
      await count('report_submission'),
      await count('report_draft'),
      await count('report_upload'),
    ];
    assert.equal((await post(viewer, '/report', '')).statusCode, 403);
    assert.equal((await upload(viewer, 'a.csv', Buffer.from('x'))).statusCode, 403);
    const { version } = await createReporting(context).product(viewer.actor, OWN[1]!);
    const fields = new URLSearchParams({ response: 'stopped', volume: 'halted', reason: 'demand', version });
    for (const intent of ['draft', 'drop-draft', 'submit']) {
      fields.set('intent', intent);
      fields.set('outlook', 'undecided');
      // Submitting what was not shown only shows it.
      const status = (await post(viewer, `/report/products/${OWN[1]}`, fields.toString())).statusCode;
      assert.ok(status === 403 || (intent === 'submit' && status === 200), `${intent} ${status}`);
    }
    assert.deepEqual(
      [await count('report_submission'), await count('report_draft'), await count('report_upload')],
      before,
    );
  });

  test('answer forms of any content with the form or a clear error, and store nothing', async () => {
    const before = [await count('report_submission'), await count('report_upload')];
    const bodies = [
      '',
      'intent=submit',
      'intent=submit&version=&previewed=x',
      'intent=check&version=9.9&response=%00&volume=__proto__&reason=constructor',
      `intent=draft&version=${'9'.repeat(500)}`,
      `intent=check&outlookText=${'%F0%9F%92%8A'.repeat(5000)}`,
      'intent=nothing&corrects=R-1&acknowledged=%FF%FE',
      '%%%=%%%&&&==',
    ];
    for (const body of bodies) {
      const reply = await post(editor, `/report/products/${OWN[2]}`, body);
      assert.ok(reply.statusCode < 500, `${reply.statusCode}: ${body.slice(0, 60)}`);
      // A body that is not a form is refused before its address is looked at.
      const wanted = reply.statusCode === 400 ? 400 : 404;
      for (const nowhere of ['products/..%2Fx', 'uploads/none'])
        assert.equal((await post(editor, `/report/${nowhere}`, body)).statusCode, wanted, body.slice(0, 60));
    }
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK\u0003\u0004'), Buffer.alloc(3_000, 0xff)]) {
      const reply = await upload(editor, '一覧.xlsx', bytes);
      assert.ok(reply.statusCode < 500, String(reply.statusCode));
      assert.match(reply.body, /role="alert"/);
    }
    assert.ok((await post(editor, '/report/upload', 'not a form', 'text/plain')).statusCode < 500);
    assert.deepEqual([await count('report_submission'), await count('report_upload')], before);
  });

  test('mend a file where its errors are shown, and list every warning that is counted', async () => {
    const bytes = editionFile(AS_OF, [
      row(OWN[5]!, { volume: 'ほとんどない' }),
      row(OWN[6]!, { name: '別の名前' }),
      row(OWN[7]!, { volume: '減少' }),
    ]).bytes;
    const { headers } = await upload(editor, '直すもの.xlsx', bytes);
    const at = headers.location as string;
    const text = async () => (await get(editor, at)).body.replace(/<!-- -->/g, '');
    const wrong = await text();
    assert.match(wrong, /<select[^>]* name="cell-3-16"/);
    assert.match(wrong, /<option value="keep" selected="">選んでください（ファイル：ほとんどない）/);
    assert.match(
      wrong,
      /注意　2件[\s\S]*①〜⑪（品名など）が公式の一覧と違いますが[\s\S]*「B．出荷量減少」と読みました/,
    );
    assert.doesNotMatch(wrong, /報告を提出する/);
    const sent = new URLSearchParams({ intent: 'mend', 'cell-3-16': 'B．出荷量減少' });
    assert.equal((await post(editor, at, sent.toString())).headers.location, at);
    const right = await text();
    assert.match(right, /2品目の報告を提出する/);
    assert.match(right, /3行目　出荷量：ほとんどない → B．出荷量減少/);
    assert.match(right, /id="warnings"[\s\S]*略した書き方を、公式の一覧の選択肢として読みました/);
    assert.equal((await post(editor, at, 'intent=mend&cell-3-5=x')).statusCode, 400);
  });

  test('stay light where all 743 products change', async () => {
    const reporting = createReporting(context);
    const { bytes } = await reporting.template(editor.actor);
    const book = XLSX.read(bytes);
    const sheet = book.Sheets[book.SheetNames[0]!]!;
    for (let line = 3; line <= OWN.length + 2; line++) {
      sheet[`Q${line}`] = { t: 's', v: 'B．出荷量減少' };
      sheet[`R${line}`] = { t: 's', v: 'c．２か月以内' };
      sheet[`S${line}`] = { t: 's', v: '0.8' };
    }
    const sent = await upload(editor, '全品目.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));
    assert.equal(sent.statusCode, 303);
    const page = await get(editor, sent.headers.location as string);
    const text = page.body.replace(/<!-- -->/g, '');
    assert.match(text, /743品目の報告を提出する/);
    assert.ok(page.body.length < 1_000_000, `${page.body.length} characters`);
    assert.ok((await get(editor, '/report')).body.length < 500_000);
  });
});

test('Officers are told when no worker has been alive for a minute, and no longer than that', async () => {
  const desk = async () => (await get(officer, '/desk/reports')).body;
  assert.doesNotMatch(await desk(), /止まっています/, 'a new site waits a minute for its first');
  const worker = await announceWorker(context.pool);
  assert.doesNotMatch(await desk(), /止まっています/);
  await context.pool.query(`update worker set seen_at = now() - interval '61 seconds' where id = $1`, [
    worker,
  ]);
  assert.match(await desk(), /自動の仕事（毎日の公開、お知らせの配信）が止まっています/);
  assert.match(await desk(), /最後に動いているのを確かめた/);
});
