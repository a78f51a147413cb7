/**
 * `npm run artefact`: the program with its pages built, as one file `dist/antei-VERSION.tgz`, so that a machine in production needs no tools
 * that build: unpacked, `npm ci --omit=dev` brings the rest. With `--with-packages` the packages of this kind of machine are in it as
 * well, Node and PostgreSQL among them (`dist/antei-VERSION-linux-x64.tgz`): such a machine needs neither npm nor a network.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, createWriteStream, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import packageJson from '../../../package.json' with { type: 'json' };
import { ensureBuilt, ROOT } from '../build.ts';

/** What npm reads to bring the packages; `client` is named in the lock file as a workspace. */
const FOR_NPM = ['package.json', 'package-lock.json', 'client/package.json'];

/** What goes along: the program, what its built pages are known by (build.ts), and what an operator reads. */
const FILES = [
  ...FOR_NPM,
  'vite.config.ts',
  'react-router.config.ts',
  'README.md',
  'README.ja.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'LICENSE',
  'NOTICE',
];
const FOLDERS = ['bin', 'src', 'deploy', 'docs'];
const TESTS = /\.test\.tsx?$|testing\.tsx?$/;

/** A file of the artefact: its name in it, and where its bytes are. */
interface Packed {
  name: string;
  path: string;
}

/**
 * Writes the artefact into a folder and returns its path.
 * @param options.withPackages true: with the packages that production needs, for this kind of machine
 * @throws Error if npm cannot bring the packages
 */
export async function writeArtefact(
  folder: string,
  { withPackages = false }: { withPackages?: boolean } = {},
): Promise<string> {
  const pages = await ensureBuilt();
  const files = [
    ...FILES.map((name) => ({ name, path: join(ROOT, name) })),
    ...FOLDERS.flatMap((name) => filesIn(join(ROOT, name), name)).filter(({ name }) => !TESTS.test(name)),
    ...filesIn(pages, `build/${basename(pages)}`),
  ];
  const top = `antei-${packageJson.version}`;
  const machine = withPackages ? `-${process.platform}-${process.arch}` : '';
  const artefact = join(folder, `${top}${machine}.tgz`);
  mkdirSync(folder, { recursive: true });
  const staging = withPackages ? bringPackages() : null;
  try {
    if (staging) files.push(...filesIn(join(staging, 'node_modules'), 'node_modules'));
    await writeTar(artefact, top, files);
  } finally {
    if (staging) rmSync(staging, { recursive: true });
  }
  return artefact;
}

/** Files and links below a folder, which is to be called `top`; what a link names (npm's link to `client`) is not followed. */
function filesIn(folder: string, top: string): Packed[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((one) => {
      const [path, name] = [join(folder, one.name), join(top, one.name)];
      return one.isDirectory() ? filesIn(path, name) : [{ name, path }];
    });
}

/** Installs what production needs into a folder of its own. */
function bringPackages(): string {
  const staging = mkdtempSync(join(tmpdir(), 'antei-artefact-'));
  for (const file of FOR_NPM) cpSync(join(ROOT, file), join(staging, file));
  const { status } = spawnSync('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], {
    cwd: staging,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status === 0) return staging;
  rmSync(staging, { recursive: true });
  throw new Error('npm could not bring the packages; what it says stands above.');
}

async function writeTar(artefact: string, top: string, files: readonly Packed[]): Promise<void> {
  const tar = pack();
  const written = pipeline(tar, createGzip(), createWriteStream(artefact));
  const fill = async () => {
    for (const { name, path } of files) {
      const { mode, mtime, isLink } = stateOf(path);
      const header = { name: `${top}/${name}`, mode, mtime };
      if (isLink) {
        tar.entry({ ...header, type: 'symlink', linkname: await linkWithin(path) });
        continue;
      }
      const body = await readFile(path);
      await new Promise<void>((resolve, reject) =>
        tar.entry(header, body, (error) => (error ? reject(error) : resolve())),
      );
    }
    tar.finalize();
  };
  await Promise.all([written, fill()]);
}

/** Permissions as anybody may have them (0755 or 0644), so that the site's own user can read what root unpacks. */
function stateOf(path: string): { mode: number; mtime: Date; isLink: boolean } {
  const state = lstatSync(path);
  const mode = state.mode & 0o100 ? 0o755 : 0o644;
  return { mode, mtime: state.mtime, isLink: state.isSymbolicLink() };
}

/** Where a link leads, from where it is: the folder that it was made in goes. */
async function linkWithin(path: string): Promise<string> {
  const target = await readlink(path);
  return target.startsWith('/') ? relative(dirname(path), target) : target;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { 'with-packages': { type: 'boolean', default: false } } });
  const artefact = await writeArtefact(join(ROOT, 'dist'), { withPackages: values['with-packages'] });
  console.log(`${artefact} (${(lstatSync(artefact).size / 1e6).toFixed(1)} MB)`);
}
