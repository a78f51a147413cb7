/**
 * Files that somebody asked for on the command line. They are written beside their place and put there whole, so that a full disk or an
 * interruption leaves what was there before and nothing half written; a refusal of the system is explained in words. Every command that
 * writes a file does it here (src/app/file-faults.test.ts goes over all of them).
 */
import { randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, lstat, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AnteiError } from '../errors.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Writes what a command made. A file of that name is replaced and keeps its rights; a link keeps leading there, and a device or a pipe is
 * written to.
 * @throws AnteiError `file-not-written` if the place does not allow it
 */
export async function writeOutput(path: string, bytes: Uint8Array): Promise<void> {
  const there = await placeOf(path);
  if (there.is === 'device') return writing(path, writeFile(path, bytes));
  try {
    await replaceFile(there.path, (unfinished) =>
      writeWhole(unfinished, bytes, there.is === 'file' ? there.rights : undefined),
    );
  } catch (error) {
    // A file may be ours to write and its folder not, or be the only thing that a container sees of it.
    const { code = '' } = (error instanceof AnteiError ? error.cause : error) as NodeJS.ErrnoException;
    const isFolders = there.is === 'file' && FOLDER_FAULTS.has(code);
    await writing(path, isFolders ? writeFile(there.path, bytes) : Promise.reject(error));
  }
}

const FOLDER_FAULTS: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY']);

/**
 * Writes to the standard output, for commands that print a file; the reader may leave before the end.
 * @throws AnteiError `file-not-written`
 */
export async function writeStandardOutput(bytes: Uint8Array): Promise<void> {
  const { stdout } = process;
  // The fault comes to the callback; without a listener it would end the process as well.
  const ignore = () => undefined;
  stdout.on('error', ignore);
  const written = new Promise<void>((resolve, reject) =>
    stdout.write(bytes, (error) => (error ? reject(error) : resolve())),
  );
  await writing(
    '標準出力',
    written.catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    }),
  );
}

/** Makes the folder for what a command writes. @throws AnteiError `file-not-written` */
export async function makeOutputFolder(path: string): Promise<void> {
  await writing(path, (async () => makeFolder(path, 0o777))());
}

/**
 * Refuses a place that cannot take a file, before the work for it begins.
 * @param devices whether a device or a pipe will do
 * @returns where the file will be, behind links
 * @throws AnteiError `file-not-written`
 */
export async function checkOutput(path: string, devices = true): Promise<string> {
  const there = await placeOf(path);
  // What is there may be written to although its folder may not.
  if (there.is === 'nothing') {
    if (!existsSync(dirname(path))) throw notWritten(path, WRITE_FAULTS.ENOENT!);
    await writing(path, access(dirname(path), constants.W_OK));
  }
  if (there.is === 'device' && !devices) throw notWritten(path, 'ファイルではありません');
  return there.path;
}

/**
 * Has a file written beside its place and puts it there when it is whole.
 * @param write the file of this path, which is not there yet
 * @throws what `write` does, and `file-not-written`; nothing is left of the unfinished file
 */
export async function replaceFile<T>(path: string, write: (unfinished: string) => Promise<T>): Promise<T> {
  const unfinished = join(dirname(path), `.antei-${randomBytes(6).toString('hex')}.part`);
  try {
    const made = await write(unfinished);
    await writing(path, rename(unfinished, path));
    await syncFolder(dirname(path));
    return made;
  } finally {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** Says why a place cannot be written to. @throws AnteiError `file-not-written` */
export async function writing<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, path: at = path } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof AnteiError) throw error;
    // As under /proc, where nothing can be made.
    const why = code === 'ENOENT' && existsSync(dirname(at)) ? '書き込めない場所です' : WRITE_FAULTS[code];
    throw notWritten(path, why ?? code, error);
  }
}

function notWritten(path: string, why: string, cause?: unknown): AnteiError {
  return new AnteiError('file-not-written', `${path}（${why}）`, { cause });
}

const WRITE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'そのフォルダーはありません',
  ENOTDIR: '途中がフォルダーではありません',
  EEXIST: '同じ名前のファイルがあります',
  EISDIR: 'フォルダーです',
  ENOTEMPTY: 'フォルダーです',
  EACCES: '書き込む権限がありません',
  EPERM: '書き込む権限がありません',
  EROFS: '書き込めない場所です',
  EBUSY: '使用中です',
  ENOSPC: '空きがありません',
  EDQUOT: '割り当てられた空きがありません',
  EFBIG: '書ける大きさを超えています',
  ENAMETOOLONG: '名前が長すぎます',
  ELOOP: 'リンクが自分に戻っています',
  EMFILE: '開いているファイルが多すぎます',
  EIO: '装置が書き込めませんでした',
};

interface Rights {
  mode: number;
  uid: number;
  gid: number;
}
type Place =
  | { is: 'nothing'; path: string }
  | { is: 'file'; path: string; rights: Rights }
  /** Nothing can be put beside it and then in its place: /dev/stdout, a pipe, a link to what is not there yet. */
  | { is: 'device'; path: string };

/** What is at a place, behind its links. @throws AnteiError `file-not-written` for a folder, and where it cannot be seen */
async function placeOf(path: string): Promise<Place> {
  const found = await writing(
    path,
    stat(path).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? null : Promise.reject(error),
    ),
  );
  if (found === null) {
    // A link to what is not there yet: the system makes its target.
    const isLink = await lstat(path).then(
      (link) => link.isSymbolicLink(),
      () => false,
    );
    return { is: isLink ? 'device' : 'nothing', path };
  }
  if (found.isDirectory()) throw notWritten(path, WRITE_FAULTS.EISDIR!);
  if (!found.isFile()) return { is: 'device', path };
  // Who may not write to it may not put another in its place either.
  await writing(path, access(path, constants.W_OK));
  const { mode, uid, gid } = found;
  return { is: 'file', path: await writing(path, realpath(path)), rights: { mode, uid, gid } };
}

async function writeWhole(path: string, bytes: Uint8Array, rights: Rights | undefined): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    if (rights) {
      // Of somebody else only the system's administrator keeps it so.
      await file.chown(rights.uid, rights.gid).catch(() => undefined);
      await file.chmod(rights.mode & 0o7777);
    }
    await file.sync().catch(() => undefined);
  } finally {
    await file.close();
  }
}

/** So that the name too is there after a crash. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
