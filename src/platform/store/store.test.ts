/** The same of both kinds of store: a shared folder, and a real server of the S3 protocol on loopback. */
import assert from 'node:assert/strict';
import { hash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StorePlace, storeOf } from './store.ts';
import { testBucket } from './store-testing.ts';

const work = mkdtempSync(join(tmpdir(), 'antei-store-'));
after(() => rmSync(work, { recursive: true, force: true }));

/** More than one piece of any stream. */
const BYTES = randomBytes(3_000_000);
const SHA256 = hash('sha256', BYTES, 'hex');
const ORIGINAL = join(work, 'original.parquet');
writeFileSync(ORIGINAL, BYTES);

interface Kind {
  settings: Partial<StorePlace>;
  /** Where the bytes of a file lie. */
  placeOf(sha256: string): string;
  /** Makes it unreachable. */
  lose(): Promise<void>;
}

let next = 1;
const KINDS: Record<string, (t: TestContext) => Promise<Kind>> = {
  async folder() {
    const root = join(work, `shared-${next++}`);
    mkdirSync(root);
    return {
      settings: { store: root },
      placeOf: (sha256) => join(root, sha256.slice(0, 2), sha256),
      lose: async () => renameSync(root, `${root}.away`),
    };
  },
  async s3(t) {
    const { settings, folder, stop } = await testBucket(t);
    const placeOf = (sha256: string) => {
      const at = join(folder, sha256.slice(0, 2));
      return join(at, readdirSync(at).find((name) => name.startsWith(sha256) && !/metadata|md5/.test(name))!);
    };
    return { settings, placeOf, lose: stop };
  },
};

const code = (expected: string) => (error: { code?: string }) => error.code === expected;

for (const [name, open] of Object.entries(KINDS)) {
  test(`${name}: a file that is kept is fetched whole into a folder that is made for it, and forgotten`, async (t) => {
    const { settings } = await open(t);
    const store = storeOf(settings)!;
    const place = join(work, name, 'indicators', 'ndb-9', 'part.parquet');
    assert.equal(await store.has(SHA256), false);
    assert.equal(await store.fetch(SHA256, place), 'missing');
    assert.equal(await store.check(SHA256), 'missing');
    await store.keep(ORIGINAL, SHA256);
    await store.keep(ORIGINAL, SHA256);
    assert.equal(await store.has(SHA256), true);
    assert.equal(await store.check(SHA256), 'whole');
    assert.equal(await store.fetch(SHA256, place), 'whole');
    assert.ok(readFileSync(place).equals(BYTES));
    assert.deepEqual(readdirSync(join(place, '..')), ['part.parquet'], 'and nothing beside it');
    await store.forget(SHA256);
    await store.forget(SHA256);
    assert.equal(await store.has(SHA256), false);
  });

  test(`${name}: what was damaged there never comes to its place, and is whole when it is kept again`, async (t) => {
    const { settings, placeOf } = await open(t);
    const store = storeOf(settings)!;
    await store.keep(ORIGINAL, SHA256);
    const changed = Buffer.from(BYTES);
    changed[2_000_000]! ^= 1;
    writeFileSync(placeOf(SHA256), changed);
    const place = join(work, `${name}-damaged.parquet`);
    assert.equal(await store.fetch(SHA256, place), 'damaged');
    assert.equal(await store.check(SHA256), 'damaged');
    assert.deepEqual(
      readdirSync(work).filter((file) => file.startsWith(`${name}-damaged`)),
      [],
    );
    await store.keep(ORIGINAL, SHA256);
    assert.equal(await store.fetch(SHA256, place), 'whole');
  });

  test(`${name}: one that does not answer is said in words without its place, and asked again when it is back`, async (t) => {
    const { settings, lose } = await open(t);
    const store = storeOf(settings)!;
    await store.keep(ORIGINAL, SHA256);
    await lose();
    const place = join(work, `${name}-lost.parquet`);
    for (const asked of [
      () => store.has(SHA256),
      () => store.keep(ORIGINAL, SHA256),
      () => store.fetch(SHA256, place),
      () => store.check(SHA256),
      () => store.forget(SHA256),
    ])
      await assert.rejects(asked(), (error: { code?: string; detail?: string }) => {
        assert.equal(error.code, 'store-unreachable');
        assert.doesNotMatch(error.detail!, /\/|127\.0|S3RVER/);
        return true;
      });
    assert.equal(existsSync(place), false);
    if (name === 'folder') {
      assert.equal(existsSync(settings.store!), false, 'nothing is written where a share is not mounted');
      renameSync(`${settings.store}.away`, settings.store!);
      assert.equal(await store.fetch(SHA256, place), 'whole');
    }
  });
}

test('where many ask for one file at the same time, it is fetched once', async (t) => {
  let asked = 0;
  const { settings } = await testBucket(t);
  const open = createServer((_, response) => {
    asked += 1;
    setTimeout(() => response.end(BYTES), 50);
  });
  await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve));
  t.after(() => open.close());
  const { port } = open.address() as AddressInfo;
  const store = storeOf({ ...settings, storeEndpoint: `http://127.0.0.1:${port}` })!;
  const place = join(work, 'once.parquet');
  const all = await Promise.all(Array.from({ length: 12 }, () => store.fetch(SHA256, place)));
  assert.deepEqual(new Set(all), new Set(['whole']));
  assert.equal(asked, 1);
  assert.ok(readFileSync(place).equals(BYTES));
});

test('s3: wrong keys, a wrong bucket and a line that is cut are refused in words', async (t) => {
  const { settings } = await testBucket(t);
  for (const wrong of [{ storeKey: 'other' }, { storeKeyId: 'other' }, { store: 's3://other' }])
    await assert.rejects(
      storeOf({ ...settings, ...wrong })!.keep(ORIGINAL, SHA256),
      code('store-unreachable'),
      JSON.stringify(wrong),
    );
  assert.throws(() => storeOf({ ...settings, storeKey: undefined }), code('wrong-setting'));

  const cutting = createServer((_, response) => {
    response.writeHead(200, { 'content-length': BYTES.length });
    response.write(BYTES.subarray(0, 100_000));
    void sleep(50).then(() => response.destroy());
  });
  await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve));
  t.after(() => cutting.close());
  const { port } = cutting.address() as AddressInfo;
  const cut = storeOf({ ...settings, storeEndpoint: `http://127.0.0.1:${port}` })!;
  const place = join(work, 'cut.parquet');
  await assert.rejects(cut.fetch(SHA256, place), code('store-unreachable'));
  assert.equal(existsSync(place), false);
});

test('without the setting there is no store', () => {
  assert.equal(storeOf({}), null);
});
