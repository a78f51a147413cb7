/**
 * Whoever reads the database, a backup of it or the outbox's folder as another user finds no secret that opens anything: every
 * secret that the site gives out is made once, by its own ways, and looked for in every row of every table. What is kept how:
 * docs/security-asvs.md.
 */
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keyLink } from '../src/access/dev/site-key.ts';
import { prepareDemo } from '../src/access/index.ts';
import { invite } from '../src/access/members/members.ts';
import { makeToken } from '../src/access/members/tokens.ts';
import { addOrganisation, ownBrowser, signIn } from '../src/access/testing.ts';
import { addEmail, addWebhook, webhookSecret } from '../src/alerts/channels/channels.ts';
import { sendConfirmation } from '../src/alerts/delivery/confirmation.ts';
import { handleOf, keysOf } from '../src/alerts/keys.ts';
import { createList, openList } from '../src/alerts/lists/lists.ts';
import { ensureBuilt } from '../src/app/build.ts';
import { createSite } from '../src/app/server.ts';
import { testContext } from '../src/platform/database/testing.ts';
import { secretOf } from '../src/platform/secret.ts';
import { NO_PORTS } from '../src/supply/ports.ts';

test('no table holds a secret that opens anything, and no other user of the machine reads a mail', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await prepareDemo(context, () => []);
  const site = await createSite(context, await ensureBuilt());
  t.after(() => site.close());
  const url = await site.listen({ host: '127.0.0.1', port: 0 });
  const admin = await signIn(context, await addOrganisation(context, 'manufacturer', '試験製薬'), 'admin');
  const invitation = await invite(context, admin.actor, { role: 'viewer', note: '試験' });
  const token = await makeToken(context, admin.actor, {
    name: 'x',
    scopes: ['reports:read'],
    endsOn: '2026-12-31',
  });

  // Signed in once, and once on the way: the address to come back to is that of an invitation.
  const browser = ownBrowser(context, url);
  await browser.signIn({ organisation: '厚生労働省', role: '管理者' });
  const other = ownBrowser(context, url);
  await other.get(`/sign-in/start?to=/invitation/${invitation}`);

  const { handle } = await createList(context, {
    name: '試験',
    add: [],
    rules: [{ kind: 'ingredient', value: 'x' }],
  });
  await addEmail(context, handle, 'a@example.jp', 'now');
  await addWebhook(context, handle, 'https://hooks.example/', {
    resolve: async () => [{ address: '8.8.8.8', family: 4 }],
  });
  const [email, webhook] = (await openList(context, handle))!.channels;
  await sendConfirmation(context, email!.id);
  const keys = keysOf(context.settings);
  const publicId = handle.split('.')[0]!;

  const secrets = {
    invitation,
    token,
    session: admin.cookie.split('=')[1]!,
    'session of a sign-in': browser.cookie('antei_session')!,
    state: other.cookie('antei_sign_in')!,
    'site key': keyLink(context.settings).split('/').at(-1)!,
    'secret of the site': secretOf(context.settings),
    list: handle.split('.')[1]!,
    feed: keys.key('feed', publicId),
    confirmation: handleOf(keys, 'confirm', email!.id).split('.')[1]!,
    unsubscribe: handleOf(keys, 'unsubscribe', email!.id).split('.')[1]!,
    webhook: webhookSecret(context, webhook!.id).slice('whsec_'.length),
    'push key': keys.push.privateKey,
  };
  const { rows: tables } = await context.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker')`,
  );
  assert.ok(tables.length > 40, `${tables.length} tables`);
  let looked = 0;
  for (const { name } of tables) {
    const { rows } = await context.pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t`,
    );
    looked += rows.length;
    for (const [what, secret] of Object.entries(secrets)) {
      assert.ok(secret.length >= 32, what);
      const found = rows.find(({ row }) => row.includes(secret));
      assert.equal(found, undefined, `${name} holds the ${what}`);
    }
  }
  assert.ok(looked > 50, `${looked} rows`);
  const { rows: sealed } = await context.pool.query<{ sealed: string }>('select sealed from sign_in');
  assert.equal(sealed.length, 1);
  assert.doesNotMatch(Buffer.from(sealed[0]!.sealed, 'base64url').toString('latin1'), /invitation|nonce/);

  const folder = join(context.settings.dataDir, 'outbox');
  assert.equal(statSync(folder).mode & 0o077, 0);
  const files = readdirSync(folder);
  assert.equal(files.length, 1);
  assert.equal(statSync(join(folder, files[0]!)).mode & 0o077, 0);
  assert.equal(statSync(join(context.settings.dataDir, 'secret')).mode & 0o077, 0);
});
