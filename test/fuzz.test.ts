import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzer } from '../bench/fuzz-requests.ts';
import { sendFuzz } from '../bench/fuzz-send.ts';
import { addOrganisation, signIn } from '../src/access/testing.ts';
import { ensureBuilt } from '../src/app/build.ts';
import { createSite } from '../src/app/server.ts';
import { testContext } from '../src/platform/database/testing.ts';
import { importEdition } from '../src/supply/index.ts';
import { NO_PORTS } from '../src/supply/ports.ts';
import { edition, row } from '../src/supply/testing.ts';

/** A review takes seconds to draw. */
const SLOW = /review/;
/** Ten minutes of it: `npm run bench -- --only fuzz`. */
const REQUESTS = 700;

test('no request of a seed is answered with a failure', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(context, edition('2026-08-18', [row('1149019F1560')]), { source: 'official' });
  const site = await createSite(context, await ensureBuilt());
  t.after(() => site.close());
  await site.listen({ host: '127.0.0.1', port: 0 });
  const cookies: string[] = [];
  for (const kind of ['ministry', 'manufacturer', 'hospital'] as const)
    cookies.push(
      (await signIn(context, await addOrganisation(context, kind, `試験${kind}`), 'admin')).cookie,
    );
  const api = Object.keys((site.swagger() as { paths: object }).paths);
  const { port } = site.server.address() as { port: number };
  const seen = await sendFuzz(
    port,
    fuzzer(31, { api, cookies, without: SLOW }),
    4,
    (sent) => sent < REQUESTS,
  );
  assert.deepEqual(seen.failures, [], JSON.stringify(seen.statuses));
  assert.ok(Object.keys(seen.statuses).length >= 8, JSON.stringify(seen.statuses));
});
