import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environmentForOthers } from '../platform/hidden.ts';
import { AnteiError } from './errors.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/**
 * Builds the pages unless they are built of the present source, and returns the folder. Each source has a folder of its
 * own, which appears complete or not at all: a running site keeps its pages, and two builds at once do not mix.
 */
export async function ensureBuilt(): Promise<string> {
  const folder = join(ROOT, 'build', sourceStamp(ROOT));
  if (existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  await build(making);
  try {
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(making, { recursive: true });
  }
  return folder;
}

/** Tests and what helps them: no page is built from them, so that writing a test needs no build. */
const OF_TESTS = /\.test\.|(^|[/-])testing\.tsx?$/;

/** Identifies everything that the pages of the project in a folder are built from. */
export function sourceStamp(root: string): string {
  const hash = createHash('sha256');
  const files = [
    ...globSync('src/**/*.{ts,tsx,css,json,svg}', { cwd: root }),
    'package-lock.json',
    'vite.config.ts',
    'react-router.config.ts',
  ];
  for (const file of files.sort())
    if (!OF_TESTS.test(file)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

async function build(folder: string): Promise<void> {
  const tool = join(ROOT, 'node_modules', '@react-router', 'dev', 'bin.cjs');
  if (!existsSync(tool))
    throw new AnteiError('wrong-setting', '画面を作る道具がありません。npm ci を実行してください。', {
      remedy: 'Antei のフォルダーで npm ci を実行してから、もう一度始めてください。',
    });
  const env = { ...environmentForOthers(), NODE_ENV: 'production', SITE_BUILD: folder };
  const child = spawn(process.execPath, [tool, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  process.off('exit', stop);
  if (code !== 0) throw new Error(`画面を作れませんでした：\n${output}`);
}
