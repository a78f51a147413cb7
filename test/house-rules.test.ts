import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const files = new Map(
  globSync(['{src,test,bench}/**/*.{ts,tsx,css,sql}', 'docs/**/*.md', '*.{md,ts}', '.ci/run', 'bin/*'], {
    cwd: ROOT,
  }).map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
);

/** Longer for a reason that splitting would not mend. */
const LONG: Record<string, string> = {
  'src/supply/official/forecast.test.ts': 'one table of texts, each checked by hand',
};
const MAX_LINES = 400;

test(`no file has more than ${MAX_LINES} lines`, () => {
  const long = [...files]
    .filter(([file]) => /\.tsx?$/.test(file))
    .map(([file, text]) => [file, text.split('\n').length - 1] as const)
    .filter(([, lines]) => lines > MAX_LINES);
  assert.deepEqual(
    long.filter(([file]) => !(file in LONG)),
    [],
  );
});

test('nothing is left to be done later', () => {
  const mark = new RegExp(['TODO', 'FIXME', 'XXX', 'HACK'].map((word) => `\\b${word}\\b`).join('|'));
  const here = basename(import.meta.filename);
  const marked = [...files].filter(([file, text]) => !file.endsWith(here) && mark.test(text));
  assert.deepEqual(
    marked.map(([file]) => file),
    [],
  );
});

/** Where statements may stand: a room's stores, the ground floor, and tests. */
const SQL_PLACES = /^src\/platform\/|\/store(-[a-z-]+)?\.ts$|\.test\.tsx?$|testing\.ts$/;
/**
 * Statements that belong to no room: the catalogs of PostgreSQL, read for the schema dump. And those for the analytics engine,
 * which is asked of no table of PostgreSQL: the compiler of measures, the builder of cubes, and rows of dispensing.
 */
const SQL_EXCEPTIONS =
  /^src\/(app\/reference|indicators\/(measures\/compile|cubes\/(cube-sql|monthly-cube|dispensing-cube(-sql)?)|datasets\/(check-dispensing|dispensing-rows)))\.ts$/;
const QUERY_BUILDER = /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/;
const STATEMENT =
  /['"`]\s*(select\s|insert into|update \w+ set|delete from|truncate\s|lock table|copy \w+ (from|to)|(create|alter|drop) (table|index|sequence))/;
/** The health route's question whether there is a database at all. */
const PING = 'sql`select 1`';

test('SQL stands in the stores of the rooms only', () => {
  const elsewhere = [...files].flatMap(([file, text]) => {
    if (!file.startsWith('src/') || !/\.tsx?$/.test(file)) return [];
    if (SQL_PLACES.test(file) || SQL_EXCEPTIONS.test(file)) return [];
    return text.split('\n').flatMap((line, index) => {
      const code = line.replaceAll(PING, '');
      return QUERY_BUILDER.test(code) || STATEMENT.test(code) ? [`${file}:${index + 1} ${line.trim()}`] : [];
    });
  });
  assert.deepEqual(elsewhere, []);
});

test('one place knows the folder beside the project, so that every test that lacks it is skipped by name', () => {
  const elsewhere = [...files].filter(
    ([file, text]) =>
      /\.tsx?$/.test(file) && !file.startsWith('bench/') && /'[s]hared'|'[^' ]*\/[s]hared\//.test(text),
  );
  assert.deepEqual(
    elsewhere.map(([file]) => file),
    ['test/real-data.ts'],
  );
});

test('the lock file holds the optional packages of every platform, without which npm ci refuses to start', () => {
  interface Locked {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  }
  const { packages }: Locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages),
    ),
  );
  assert.deepEqual(missing, []);
});

interface Manifest {
  version?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/**
 * Packages of a manifest whose range lets in another version than the one that was tried, though that matters: betas, packages that run
 * on betas, and those that bring migrations of their own, which change the database of whoever updates.
 */
function loose(
  manifest: Manifest,
  locked: Record<string, Manifest>,
  hasSql: (name: string) => boolean,
): string[] {
  const isBeta = (name: string) => /-/.test(locked[`node_modules/${name}`]?.version ?? '');
  const all = { ...manifest.devDependencies, ...manifest.optionalDependencies, ...manifest.dependencies };
  return Object.entries(all).flatMap(([name, range]) => {
    if (/^\d/.test(range)) return [];
    const { dependencies } = locked[`node_modules/${name}`] ?? {};
    const isBold = isBeta(name) || Object.keys(dependencies ?? {}).some(isBeta) || hasSql(name);
    return isBold ? [`${name}: ${range}`] : [];
  });
}

test('packages that are betas or bring SQL of their own are pinned exactly', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  const { packages } = read('package-lock.json');
  const hasSql = (name: string) => globSync(join(ROOT, 'node_modules', name, '**/*.sql')).length > 0;
  assert.deepEqual(loose(read('package.json'), packages, hasSql), []);
  // So that the rule finds what it is for: a beta, and a package with migrations and a beta below it.
  const wrong = {
    dependencies: { '@duckdb/node-api': '^1.5.6-r.1', 'graphile-worker': '~0.18.0', zod: '^4.6.7' },
  };
  const found = ['@duckdb/node-api: ^1.5.6-r.1', 'graphile-worker: ~0.18.0'];
  assert.deepEqual(
    loose(wrong, packages, () => false),
    found,
  );
  assert.deepEqual(loose(wrong, {}, hasSql), found.slice(1));
});
