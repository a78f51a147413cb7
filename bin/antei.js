#!/usr/bin/env node
// Starts the command line under the Node that the project pins, whatever Node the machine has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const cli = new URL('../src/app/cli.ts', import.meta.url);
const program =
  process.platform === 'win32' ? 'win-x64/bin/node.exe' : `${process.platform}-${process.arch}/bin/node`;
const pinned = fileURLToPath(new URL(`../node_modules/node-${program}`, import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Half of a short command's time is Node reading modules; read once, they are kept beside the packages.
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/antei', import.meta.url)));
  const { main } = await import(cli.href);
  await main();
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    // By the channel the child notices when this process is killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error(
    'Node.js 24 がありません。プロジェクトのフォルダーで npm ci を実行してください（macOSでは、先に Node.js 24 以降を入れてください）。',
  );
  process.exitCode = 1;
}
