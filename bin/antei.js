#!/usr/bin/env node
// Starts the command line under the Node that the project pins, whatever Node the machine has.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cli = new URL('../src/app/cli.ts', import.meta.url);
const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(cli.href);
} else if (existsSync(pinned)) {
  const child = spawnSync(pinned, [fileURLToPath(cli), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = child.status ?? 1;
} else {
  console.error('Node.js 24 がありません。プロジェクトのフォルダーで npm ci を実行してください。');
  process.exitCode = 1;
}
