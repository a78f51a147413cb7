import type { Readable } from 'node:stream';

/**
 * A place outside the data folder where files lie under the SHA-256 of their content, in hexadecimal. Whoever reads one checks it;
 * whatever goes wrong on the way is thrown as it is, and put into words in one place (store.ts).
 */
export interface FileStore {
  /** The bytes of a file; null if there is none. */
  open(sha256: string): Promise<Readable | null>;
  has(sha256: string): Promise<boolean>;
  /** Puts a file in, whole or not at all, also in the place of one that is there: that may be damaged. */
  put(sha256: string, path: string): Promise<void>;
  /** Takes one away; none is no fault. */
  remove(sha256: string): Promise<void>;
}

/** Files of a store by the first two digits, as no folder likes ten thousand names: `3f/3f8a…`. */
export function keyOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}
