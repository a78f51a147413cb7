/** Files that are named by their address in a bucket (`s3://bucket/key`), brought here to be read as any other. */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AnteiError, explain } from '../errors.ts';
import { bucketOf, chunksOf, type StorePlace, unreachable } from './store.ts';

const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.*[^/])$/;

/**
 * Does something with files of which some lie in a bucket; those are in the temporary folder meanwhile, one after the other, under the names that
 * they have there, and gone afterwards.
 * @param settings where the service is, and with which keys: those of the store
 * @throws AnteiError `bad-request` for what is no address, `wrong-setting` without keys, `file-not-found`, `store-unreachable`, `disk-full`
 */
export async function withObjects<T>(
  settings: Partial<StorePlace>,
  paths: readonly string[],
  work: (paths: string[]) => Promise<T>,
): Promise<T> {
  if (!paths.some(isInBucket)) return work([...paths]);
  const folder = await mkdtemp(join(tmpdir(), 'antei-objects-'));
  try {
    const here: string[] = [];
    for (const [number, path] of paths.entries())
      here.push(isInBucket(path) ? await bring(settings, path, join(folder, String(number))) : path);
    return await work(here);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isInBucket = (path: string) => path.startsWith('s3://');

async function bring(settings: Partial<StorePlace>, address: string, folder: string): Promise<string> {
  const [, bucket, key] = ADDRESS.exec(address) ?? [];
  if (!bucket || !key)
    throw new AnteiError('bad-request', `${address} は、s3://バケット/キー の形ではありません。`);
  const { openObject } = await import('./s3-store.ts');
  const stream = await openObject(bucketOf(`s3://${bucket}`, settings), key).catch((error) => {
    throw unreachable(error);
  });
  if (!stream) throw new AnteiError('file-not-found', `${address} がありません。`);
  await mkdir(folder);
  const path = join(folder, basename(key));
  try {
    await pipeline(chunksOf(stream), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    throw explain(error);
  }
  return path;
}
