/** Files from a bucket, of a real server of the S3 protocol on loopback. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { AwsClient } from 'aws4fetch';
import { withObjects } from './objects.ts';
import { testBucket } from './store-testing.ts';

const BYTES = randomBytes(3_000_000);
const KEY = '調剤/2023年 1.parquet';

test('a file of a bucket is read as one of this machine, and gone afterwards; others stay as they are', async (t) => {
  const { settings, stop } = await testBucket(t);
  const { storeEndpoint, storeKeyId: accessKeyId, storeKey: secretAccessKey, storeRegion: region } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const url = `${storeEndpoint}/antei/${KEY.split('/').map(encodeURIComponent).join('/')}`;
  assert.equal((await client.fetch(url, { method: 'PUT', body: BYTES })).status, 200);

  const asked = (...paths: string[]) => withObjects(settings, paths, async (files) => files);
  const given = [import.meta.filename, `s3://antei/${KEY}`];
  const seen = await withObjects(settings, given, async (files) => {
    assert.equal(files[0], import.meta.filename);
    assert.equal(basename(files[1]!), '2023年 1.parquet');
    assert.deepEqual(readFileSync(files[1]!), BYTES);
    return files[1]!;
  });
  assert.ok(!existsSync(seen), 'nothing is left');
  assert.ok(existsSync(import.meta.filename));
  await assert.rejects(
    withObjects(settings, given, async ([, path]) => {
      throw new Error(path);
    }),
    ({ message }: Error) => !existsSync(message),
  );

  await assert.rejects(asked('s3://antei/no/such.parquet'), { code: 'file-not-found' });
  await assert.rejects(asked('s3://nobody/x.parquet'), { code: 'store-unreachable' });
  for (const wrong of ['s3://', 's3://antei', 's3://antei/', 's3://antei/folder/', 's3://A/x'])
    await assert.rejects(asked(wrong), { code: 'bad-request' });
  await assert.rejects(
    withObjects({}, given, async () => 0),
    { code: 'wrong-setting' },
  );
  await assert.rejects(
    withObjects({ ...settings, storeKey: 'other' }, given, async () => 0),
    {
      code: 'store-unreachable',
    },
  );
  await stop();
  await assert.rejects(asked(given[1]!), { code: 'store-unreachable' });
});
