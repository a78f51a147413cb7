import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../platform/clock.ts';
import { VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { editionFile, row } from '../../supply/testing.ts';
import { AS_OF, makerWorld, NORMAL } from '../testing.ts';

const PRODUCTS = 700;
const CHILD = join(import.meta.dirname, 'confirm-testing.ts');
const codes = Array.from({ length: PRODUCTS }, (_, i) => `1149${String(i).padStart(4, '0')}F010`);

test('a confirmation killed at any moment leaves the whole submission, or none of it', async (t) => {
  const world = await makerWorld(
    t,
    codes.map((code) => row(code)),
  );
  const { context, reporting, actor } = world;
  // The child lives in real time, and so must what it confirms.
  Object.assign(context, { clock: systemClock });
  const { version } = await reporting.product(actor, codes[0]!);
  await reporting.saveDraft(actor, codes[0]!, { ...NORMAL, volume: 'decreased' }, version);
  const { bytes } = editionFile(
    AS_OF,
    codes.map((code) => row(code, { volume: VOLUME_TEXT.decreased })),
  );
  const { uploadId, changes } = await reporting.previewFile(actor, { name: 'a.xlsx', bytes });
  assert.equal(changes.length, PRODUCTS);
  const env = { ...process.env, DATABASE_URL: context.settings.databaseUrl };

  let kills = 0;
  // In growing steps, so that a slow machine needs no more of them.
  for (let delay = 0, stored = false; !stored; delay = Math.ceil(delay * 1.1) + 12) {
    const child = spawn(process.execPath, [CHILD, uploadId!], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    await Promise.race([ended, sleep(delay)]);
    child.kill('SIGKILL');
    await ended;
    kills++;
    // The server may still be finishing what it was told: ask it under the lock that the confirmation holds.
    const { rows } = await context.pool.query(
      `with locked as (select id from organisation where id = $1 for update)
       select (select count(*)::int from report_submission) as submissions, (select count(*)::int from supply_report) as reports,
         (select count(*)::int from audit_entry) as deeds, (select count(*)::int from report_draft) as drafts,
         (select count(submission_id)::int from report_upload) as settled
       from locked`,
      [actor.organisation.id],
    );
    stored = rows[0].submissions === 1;
    const expected = stored
      ? { submissions: 1, reports: PRODUCTS, deeds: 1, drafts: 0, settled: 1 }
      : { submissions: 0, reports: 0, deeds: 0, drafts: 1, settled: 0 };
    assert.deepEqual(rows[0], expected, `killed ${delay} ms after it began`);
  }
  assert.ok(kills > 3, 'the first kills came before the end');
  const receipt = await reporting.confirm(actor, uploadId!, []);
  assert.equal(receipt.products.length, PRODUCTS);
  assert.equal((await reporting.submissions(actor, 1)).total, 1);
});
