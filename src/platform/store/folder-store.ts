/** Files in a folder that several machines share (NFS, SMB, a volume of containers). */
import { randomBytes } from 'node:crypto';
import { copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { type FileStore, keyOf } from './file-store.ts';

/**
 * @param root must be there: a share that is not mounted must neither pass for an empty store, nor be filled below its mount point
 */
export function folderStore(root: string): FileStore {
  const place = (sha256: string) => join(root, keyOf(sha256));
  const isThere = async (path: string) => {
    try {
      await stat(path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await stat(root);
      return false;
    }
  };
  return {
    async open(sha256) {
      const path = place(sha256);
      if (!(await isThere(path))) return null;
      const file = await open(path, 'r');
      return file.createReadStream();
    },
    has: (sha256) => isThere(place(sha256)),
    async put(sha256, path) {
      await stat(root);
      const to = place(sha256);
      makeFolder(dirname(to));
      const unfinished = `${to}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        await copyFile(path, unfinished);
        const file = await open(unfinished, 'r+');
        await file.sync().finally(() => file.close());
        await rename(unfinished, to);
      } finally {
        await rm(unfinished, { force: true });
      }
    },
    async remove(sha256) {
      await stat(root);
      await rm(place(sha256), { force: true });
    },
  };
}
