/** Foreign files are never read on the web thread: who may come near to what reads them. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const SRC = join(import.meta.dirname, '..', 'src');
const files = globSync('**/*.{ts,tsx}', { cwd: SRC })
  .filter((file) => !/\.test\.tsx?$|(^|[/-])testing\.ts$/.test(file))
  .map((file) => [file, readFileSync(join(SRC, file), 'utf8')] as const);

/** Files that import a module for more than its types, or hand its address to the reading process. */
function importers(module: string): string[] {
  const name = module.split('/').at(-1)!.replaceAll('.', '\\.');
  const used = new RegExp(
    `import (?!type )[^;]*?from '[^']*/${name}'|export [^;]*?from '[^']*/${name}'|import\\('[^']*/${name}'\\)|new URL\\('[^']*/${name}'`,
  );
  return files.flatMap(([file, text]) => (used.test(text) ? [file] : [])).sort();
}

/** Read in a process of their own by these alone (`FileReader`s), or by the operator's own command. */
const READERS: Record<string, string[]> = {
  'reporting/upload/read-file.ts': ['reporting/upload/report-reader.ts'],
  'alerts/lists/intake-file.ts': ['alerts/lists/list-reader.ts'],
  // compose-edition and the demonstration read rows of our own with it, no file (`readRecords`).
  'supply/official/parse-edition.ts': [
    'supply/cli.ts',
    'supply/demo/load.ts',
    'supply/history/compose-edition.ts',
    'supply/source/edition-reader.ts',
  ],
  'indicators/datasets/ndb/read-workbook.ts': ['indicators/datasets/import-ndb.ts'],
  'medicines/lists/import-reference.ts': ['medicines/cli.ts', 'medicines/index.ts'],
};

/** What parses, and who uses it: readers, and what is below them. */
const PARSERS: Record<string, string[]> = {
  'open-workbook.ts': [
    'alerts/lists/intake-file.ts',
    'indicators/datasets/ndb/read-workbook.ts',
    'platform/files/table.ts',
    'reporting/upload/read-file.ts',
    'supply/official/parse-edition.ts',
  ],
  'unpack.ts': ['platform/files/open-workbook.ts', 'platform/files/zipped.ts'],
  'zipped.ts': ['medicines/lists/import-reference.ts'],
  'read-csv.ts': ['alerts/lists/intake-file.ts', 'platform/files/table.ts', 'reporting/upload/read-file.ts'],
  'platform/files/table.ts': [
    'alerts/lists/intake-file.ts',
    'medicines/lists/import-reference.ts',
    'reporting/upload/read-file.ts',
  ],
};

test('only the readers of files parse them, and only the process for foreign files and commands call the readers', () => {
  const found = (modules: Record<string, string[]>) =>
    Object.fromEntries(
      Object.keys(modules).map((module) => [
        module,
        importers(module).filter(
          (file) =>
            module !== 'platform/files/table.ts' || (!file.includes('/pdf/') && !/pdf|pages|ui\//.test(file)),
        ),
      ]),
    );
  assert.deepEqual(found(READERS), READERS);
  assert.deepEqual(found(PARSERS), PARSERS);
});

test('nobody else unpacks, or parses workbooks or CSV', () => {
  const at = (pattern: RegExp) => files.flatMap(([file, text]) => (pattern.test(text) ? [file] : []));
  assert.deepEqual(at(/from 'yauzl'/), ['platform/files/unpack.ts']);
  assert.deepEqual(at(/from 'csv-parse/), ['platform/files/read-csv.ts']);
  assert.deepEqual(at(/\bXLSX\.read\w*\(|\bparse_zip\(container/), ['platform/files/open-workbook.ts']);
});
