/**
 * Files that one machine makes and the others take (cubes, downloads): sealed in the data folder (files/kept-file.ts), by content in the
 * store, and by name in the database. All of them can be made again: where the store does not answer, they are.
 */
import { relative } from 'node:path';
import type { Context } from '../context.ts';
import { AnteiError } from '../errors.ts';
import { findSealed, sealedPath } from '../files/kept-file.ts';
import { storeOf } from './store.ts';
import {
  allNames,
  countNamed,
  findNamed,
  forgetName,
  forgetNames,
  nameFile,
  newestNames,
} from './store-names.ts';

export interface MadeFiles {
  /** Lets the other machines have the file kept for a path, if there is one. */
  share(path: string): Promise<void>;
  /** Puts the file that another machine made for a path beside it, sealed. @returns whether it is there now */
  bring(path: string): Promise<boolean>;
  /** True if all of them were made, here or elsewhere. */
  areShared(paths: readonly string[]): Promise<boolean>;
  /**
   * Forgets the names of files that are not in the store, as after a backup was restored beside an empty one: their job makes them again.
   * @throws AnteiError `store-unreachable`
   */
  forgetLost(): Promise<void>;
  /** Forgets the files of a folder but those for some paths, or the newest. */
  keepOnly(folder: string, which: readonly string[] | number): Promise<void>;
}

/** Null where no store is set. */
export function madeFiles({
  settings,
  pool,
  log,
}: Pick<Context, 'settings' | 'pool' | 'log'>): MadeFiles | null {
  const store = storeOf(settings);
  if (!store) return null;
  const nameOf = (path: string) => relative(settings.dataDir, path);
  /** What fails costs time, and nothing else. */
  const attempt = async (what: string, work: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AnteiError && error.code === 'store-unreachable')) throw error;
      log.warn({ err: error }, what);
      return false;
    }
  };
  return {
    async share(path) {
      const found = await findSealed(path);
      if (!found) return;
      await attempt('a made file could not be shared', async () => {
        await store.keep(found.path, found.sha256);
        await nameFile(pool, nameOf(path), found.sha256);
        return true;
      });
    },
    async bring(path) {
      const sha256 = await findNamed(pool, nameOf(path));
      if (sha256 === null) return false;
      return attempt('a made file could not be fetched: it is made again', async () => {
        const state = await store.fetch(sha256, sealedPath(path, sha256));
        if (state !== 'whole')
          log.warn(
            { file: nameOf(path), sha256, state },
            'a made file is not in the store: it is made again',
          );
        return state === 'whole';
      });
    },
    areShared: async (paths) => (await countNamed(pool, paths.map(nameOf))) === paths.length,
    async forgetLost() {
      for (const { name, sha256 } of await allNames(pool))
        if (!(await store.has(sha256))) await forgetName(pool, name, sha256);
    },
    async keepOnly(folder, which) {
      const names = typeof which === 'number' ? await newestNames(pool, folder, which) : which.map(nameOf);
      const gone = await forgetNames(pool, folder, names);
      await attempt('made files stay in the store, though nobody asks for them', async () => {
        for (const sha256 of gone) await store.forget(sha256);
        return true;
      });
    },
  };
}
