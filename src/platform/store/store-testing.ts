/** For tests only: a real server of the S3 protocol on loopback, which checks signatures. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { StorePlace } from './store.ts';

export interface TestBucket {
  settings: StorePlace & { store: string; storeEndpoint: string; storeKeyId: string; storeKey: string };
  /** The same as environment variables. */
  env: Record<string, string>;
  /** The folder in which its objects lie, each as a file whose name begins with its key. */
  folder: string;
  /** Ends the server, with every connection. */
  stop(): Promise<void>;
}

export async function testBucket(t: Pick<TestContext, 'after'>): Promise<TestBucket> {
  const { default: S3rver } = await import('@20minutes/s3rver');
  const folder = mkdtempSync(join(tmpdir(), 'antei-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    vhostBuckets: false,
    configureBuckets: [{ name: 'antei' }],
  });
  const { port } = await server.run();
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      const closed = server.close();
      server.httpServer.closeAllConnections();
      await closed;
    })();
    return stopped;
  };
  t.after(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const settings = {
    store: 's3://antei/try/site',
    storeEndpoint: `http://127.0.0.1:${port}`,
    storeRegion: 'ap-northeast-1',
    storePathStyle: true,
    // The account that the server has.
    storeKeyId: 'S3RVER',
    storeKey: 'S3RVER',
  };
  const env = {
    ANTEI_STORE: settings.store,
    ANTEI_STORE_ENDPOINT: settings.storeEndpoint,
    ANTEI_STORE_KEY_ID: settings.storeKeyId,
    ANTEI_STORE_KEY: settings.storeKey,
  };
  return { settings, env, folder: join(folder, 'antei', 'try', 'site'), stop };
}
