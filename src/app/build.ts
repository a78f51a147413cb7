import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnteiError } from '../platform/errors.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const BUILD = join(ROOT, 'build');
const STAMP = join(BUILD, 'stamp.txt');

/** Hash of everything the site is built from. */
function sourceStamp(): string {
  const hash = createHash('sha256');
  const files = [...globSync('src/**/*.{ts,tsx,css,json,svg}', { cwd: ROOT }), 'package-lock.json', 'vite.config.ts', 'react-router.config.ts'];
  for (const file of files.sort()) if (!file.includes('.test.')) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** Builds the pages unless the present build is of the present source. True when it built. */
export async function ensureBuilt(): Promise<boolean> {
  const stamp = sourceStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return false;
  const tool = join(ROOT, 'node_modules', '@react-router', 'dev', 'bin.cjs');
  if (!existsSync(tool)) throw new AnteiError('wrong-setting', '画面を作る道具がありません。npm ci を実行してください。');
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const child = spawn(process.execPath, [tool, 'build'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`画面を作れませんでした：\n${output}`))));
  });
  writeFileSync(STAMP, stamp);
  return true;
}
