/** Files as objects of a bucket, by the four requests of S3 that every server of that protocol has: GET, HEAD, PUT, DELETE. */
import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { type FileStore, keyOf } from './file-store.ts';

export interface Bucket {
  bucket: string;
  /** Of all keys, without a slash at its end; '' for none. */
  prefix: string;
  /** Of the service, where it is not AWS. */
  endpoint: string | undefined;
  region: string;
  /** True for `https://host/bucket/key`, false for `https://bucket.host/key`. */
  pathStyle: boolean;
  keyId: string;
  key: string;
}

/** How long nothing may come before the service counts as not there. */
const SILENCE_MS = 8000;
/** What a slow line carries, for the time that putting a file may take. */
const BYTES_PER_MS = 1000;
/** A request that the service itself could not serve (5xx, 429) is asked again so often. */
const RETRIES = 2;

/** An answer other than what was asked for. */
class Refused extends Error {
  constructor(method: string, status: number, code: string) {
    super(`${method}: HTTP ${status}${code && ` ${code}`}`);
  }
}

/** The bytes of one object, by its key after the prefix; null if there is none. */
export async function openObject(place: Bucket, key: string): Promise<Readable | null> {
  return opened(await requests(place)('GET', key.split('/').map(encodeURIComponent).join('/')));
}

export function s3Store(place: Bucket): FileStore {
  const ask = requests(place);
  const done = async (asked: ReturnType<typeof ask>) => {
    const got = await asked;
    got?.silence.end();
    await got?.answer.body?.cancel();
    return got !== null;
  };
  return {
    open: async (sha256) => opened(await ask('GET', keyOf(sha256))),
    has: (sha256) => done(ask('HEAD', keyOf(sha256))),
    async put(sha256, path) {
      const body = await openAsBlob(path);
      // The service compares it with what arrives.
      const headers = { 'x-amz-content-sha256': sha256 };
      const put = ask('PUT', keyOf(sha256), { body, headers }, SILENCE_MS + body.size / BYTES_PER_MS);
      if (!(await done(put))) throw new Refused('PUT', 404, '');
    },
    async remove(sha256) {
      await done(ask('DELETE', keyOf(sha256)));
    },
  };
}

function requests({ keyId, key, region, ...place }: Bucket) {
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: key,
    region,
    service: 's3',
    retries: RETRIES,
  });
  const base = baseOf({ ...place, region });
  /** @param most how long it may take until the answer begins */
  return async (method: string, path: string, init: RequestInit = {}, most = SILENCE_MS) => {
    const silence = new Silence();
    silence.begin(most);
    try {
      const answer = await client.fetch(base + path, { ...init, method, signal: silence.signal });
      if (answer.ok) return { answer, silence };
      silence.end();
      // Without a body, HEAD says 404 of a bucket that is not there as of an object.
      const code = /<Code>(\w{1,60})<\/Code>/.exec(await answer.text())?.[1] ?? '';
      if (answer.status === 404 && code !== 'NoSuchBucket') return null;
      throw new Refused(method, answer.status, code);
    } catch (error) {
      silence.end();
      throw error;
    }
  };
}

/** What stands before a key. */
function baseOf({
  bucket,
  prefix,
  endpoint,
  region,
  pathStyle,
}: Pick<Bucket, 'bucket' | 'prefix' | 'endpoint' | 'region' | 'pathStyle'>): string {
  const url = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  if (!pathStyle) url.host = `${bucket}.${url.host}`;
  const parts = [url.href.replace(/\/$/, ''), ...(pathStyle ? [bucket] : []), ...(prefix ? [prefix] : [])];
  return `${parts.join('/')}/`;
}

/** Gives up a request when nothing has come for a while. */
class Silence {
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly signal = this.#controller.signal;

  begin(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(new Error(`no answer for ${ms} ms`)), ms);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

interface Got {
  answer: Response;
  silence: Silence;
}

const opened = (got: Got | null) => got && Readable.from(chunksOf(got), { objectMode: false });

async function* chunksOf({ answer, silence }: Got) {
  try {
    silence.begin(SILENCE_MS);
    for await (const chunk of answer.body ?? []) {
      silence.begin(SILENCE_MS);
      yield chunk;
    }
  } finally {
    silence.end();
  }
}
