import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');

/** Runs a tool of the project; its output where it finds something, nothing if all is well. */
async function complaints(tool: string, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', tool), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return code === 0 ? '' : output || `it ended with ${code}`;
}

test('Biome finds nothing to format or to mend', async () => {
  const found = await complaints('@biomejs/biome/bin/biome', [
    'check',
    '--diagnostic-level=error',
    '--max-diagnostics=20',
    '.',
  ]);
  if (found) assert.fail(found);
});

test('knip finds no file, export or package that nothing uses', async () => {
  const found = await complaints('knip/bin/knip.js', ['--no-progress', '--no-config-hints']);
  if (found) assert.fail(found);
});

test('the types are right', async () => {
  const found = await complaints('typescript/bin/tsc', ['--noEmit', '-p', '.']);
  if (found) assert.fail(found);
});

const redocly = (file: string) => complaints('@redocly/cli/bin/cli.js', ['lint', file, '--format=stylish']);

test('the document of the API is valid, and Redocly has nothing to add', async () => {
  const found = await redocly('docs/reference/openapi.json');
  if (found) assert.fail(found);
});

test('a document of the API that is not valid is recognised', async () => {
  const api = JSON.parse(readFileSync(join(ROOT, 'docs', 'reference', 'openapi.json'), 'utf8'));
  delete api.components.schemas.Problem;
  const file = join(mkdtempSync(join(tmpdir(), 'antei-openapi-')), 'openapi.json');
  writeFileSync(file, JSON.stringify(api));
  assert.match(await redocly(file), /no-unresolved-refs/);
});
