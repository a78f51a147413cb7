/**
 * The store that machines share (`ANTEI_STORE`): a folder or a bucket in which files lie under the hash of their content. Files keep their
 * places in the data folder, from where they are read; what is not there is fetched, checked, and stays. Without the setting there
 * is no store, and the data folder is all there is.
 */
import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { AnteiError, explain } from '../errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { hashOfFile } from '../files/stored-file.ts';
import type { Settings } from '../settings.ts';
import type { FileStore } from './file-store.ts';
import type { Bucket } from './s3-store.ts';

export type StorePlace = Pick<
  Settings,
  'store' | 'storeEndpoint' | 'storeRegion' | 'storePathStyle' | 'storeKeyId' | 'storeKey'
>;

/** One for a place, so that a process fetches a file once, whoever asks. */
const stores = new Map<string, Store>();

/**
 * The store of the settings; null where they name none.
 * @throws AnteiError `wrong-setting` for a bucket without keys
 */
export function storeOf(settings: Partial<StorePlace>): Store | null {
  const { store, storeEndpoint, storeRegion, storePathStyle, storeKeyId, storeKey } = settings;
  if (store === undefined) return null;
  const key = JSON.stringify([store, storeEndpoint, storeRegion, storePathStyle, storeKeyId, storeKey]);
  const known = stores.get(key) ?? new Store(opener(store, settings));
  stores.set(key, known);
  return known;
}

function opener(store: string, settings: Partial<StorePlace>): () => Promise<FileStore> {
  if (!store.startsWith('s3://')) return async () => (await import('./folder-store.ts')).folderStore(store);
  const place = bucketOf(store, settings);
  // A library for one adapter: loaded where it is asked for.
  return async () => (await import('./s3-store.ts')).s3Store(place);
}

/** @param address `s3://bucket/prefix` @throws AnteiError `wrong-setting` without keys */
export function bucketOf(address: string, settings: Partial<StorePlace>): Bucket {
  const { storeEndpoint: endpoint, storeRegion, storePathStyle, storeKeyId: keyId, storeKey: key } = settings;
  if (keyId === undefined || key === undefined)
    throw new AnteiError(
      'wrong-setting',
      `${address} には、ANTEI_STORE_KEY_ID と ANTEI_STORE_KEY が要ります`,
    );
  const [bucket, ...prefix] = address.slice('s3://'.length).split('/');
  return {
    bucket: bucket!,
    prefix: prefix.join('/'),
    endpoint,
    region: storeRegion!,
    pathStyle: storePathStyle ?? endpoint !== undefined,
    keyId,
    key,
  };
}

/** Whether a file is in the store as it should be. */
export type StoredState = 'whole' | 'missing' | 'damaged';

/** Every method throws AnteiError `store-unreachable` where the store does not answer, or refuses. */
class Store {
  readonly #open: () => Promise<FileStore>;
  #files: Promise<FileStore> | null = null;
  readonly #fetching = new Map<string, Promise<StoredState>>();

  constructor(opener: () => Promise<FileStore>) {
    this.#open = opener;
  }

  /** Keeps a file whose content has this hash. */
  keep(path: string, sha256: string): Promise<void> {
    return this.#ask((files) => files.put(sha256, path));
  }

  /** True if there is a file of that hash; nothing is said of its content. */
  has(sha256: string): Promise<boolean> {
    return this.#ask((files) => files.has(sha256));
  }

  forget(sha256: string): Promise<void> {
    return this.#ask((files) => files.remove(sha256));
  }

  /** Reads a file to its end. */
  async check(sha256: string): Promise<StoredState> {
    const digest = createHash('sha256');
    const stream = await this.#ask((files) => files.open(sha256));
    if (!stream) return 'missing';
    for await (const chunk of chunksOf(stream)) digest.update(chunk);
    return digest.digest('hex') === sha256 ? 'whole' : 'damaged';
  }

  /**
   * Puts a file in its place in the data folder, whole or not at all; once, also where several ask at the same time.
   * @returns `whole` if it is there now; otherwise nothing has changed
   * @throws AnteiError `disk-full` too
   */
  fetch(sha256: string, path: string): Promise<StoredState> {
    const running = this.#fetching.get(path);
    if (running) return running;
    const fetched = this.#fetch(sha256, path).finally(() => this.#fetching.delete(path));
    this.#fetching.set(path, fetched);
    return fetched;
  }

  async #fetch(sha256: string, path: string): Promise<StoredState> {
    const stream = await this.#ask((files) => files.open(sha256));
    if (!stream) return 'missing';
    const unfinished = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      makeFolder(dirname(path));
      const digest = createHash('sha256');
      const file = await open(unfinished, 'wx', 0o600);
      try {
        for await (const chunk of chunksOf(stream)) {
          digest.update(chunk);
          await file.writeFile(chunk);
        }
      } finally {
        await file.close();
      }
      if (digest.digest('hex') !== sha256) return 'damaged';
      // Another process of this machine may have put it there meanwhile, and reads it: what is right is not replaced.
      if ((await hashOfFile(path))?.sha256 !== sha256) await rename(unfinished, path);
      return 'whole';
    } catch (error) {
      throw explain(error);
    } finally {
      stream.destroy();
      await rm(unfinished, { force: true });
    }
  }

  async #ask<T>(work: (files: FileStore) => Promise<T>): Promise<T> {
    try {
      this.#files ??= this.#open();
      return await work(await this.#files);
    } catch (error) {
      throw unreachable(error);
    }
  }
}

export type { Store };

/** What comes of a store, with what goes wrong on the way told apart from what goes wrong here. @throws AnteiError `store-unreachable` */
export async function* chunksOf(stream: Readable): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    throw unreachable(error);
  }
}

/** What the store said, without its place: readers see it too. */
export function unreachable(error: unknown): AnteiError {
  const { code, cause, message } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
  const said = cause?.code ?? code ?? message;
  return new AnteiError('store-unreachable', `保管場所から応答がないか、断られました（${said}）。`, {
    cause: error,
  });
}
