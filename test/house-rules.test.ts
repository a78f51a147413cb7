import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { ENGINE_SQL, literals } from './sql-statements.ts';

const ROOT = join(import.meta.dirname, '..');
const files = new Map(
  globSync(['{src,test,bench}/**/*.{ts,tsx,css,sql}', 'docs/**/*.md', '*.{md,ts}', '.ci/run', 'bin/*'], {
    cwd: ROOT,
  }).map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
);

/** Longer for a reason that splitting would not mend. */
const LONG: Record<string, string> = {
  'src/supply/official/parse-forecast.test.ts': 'one table of texts, each checked by hand',
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
/** Statements that belong to no room: the catalogs of PostgreSQL, read for the schema dump. */
const CATALOG_SQL = /^src\/app\/(.*\/)?reference\.ts$/;
const STATEMENT =
  /^\s*(select\s|insert into|update \w+ set|delete from|truncate\s|lock table|copy \w+ (from|to)|(create|alter|drop) (table|index|sequence)|with\s[\s\S]*\b(select|insert into|delete from|update \w+ set)\s)/i;

test('SQL stands in the stores of the rooms only', () => {
  const elsewhere = [...files].flatMap(([file, text]) => {
    if (!file.startsWith('src/') || !/\.tsx?$/.test(file)) return [];
    if (SQL_PLACES.test(file) || CATALOG_SQL.test(file) || ENGINE_SQL.test(file)) return [];
    return literals(text)
      .filter((literal) => STATEMENT.test(literal.text))
      .map(({ line }) => `${file}:${line}`);
  });
  assert.deepEqual(elsewhere, []);
});

test("rooms take a database as database/connection.ts has it: pg's own types answer rows of `any`", () => {
  // A restore opens the place it fills by itself, before there is a site.
  const own = /^src\/platform\/database\/|^src\/app\/keeping\/restore\.ts$|\.test\.tsx?$/;
  const elsewhere = [...files].filter(
    ([file, text]) => file.startsWith('src/') && !own.test(file) && /import [^;]* from 'pg'/.test(text),
  );
  assert.deepEqual(
    elsewhere.map(([file]) => file),
    [],
  );
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

/** What counting the years of Japan looks like: the year before an era, the days of a fiscal year around a year, 年度 behind one. */
const YEAR_COUNTING: readonly RegExp[] = [
  /[-+]\s*(2018|1988|1925|1911|1867)\b|\b(2018|1988|1925|1911|1867)\s*[-+]/,
  /(令和|平成|昭和|大正|明治|\b[RHSTM])['"]?: ?\d{4}\b/,
  /\}-0(4-01|3-31)/,
  /slice\(5, ?7\)\)? *[<>]=? *['"]?0?[34]\b/,
  /\}年度/,
];

test('one place counts eras and fiscal years, so that the next era is one line', () => {
  const elsewhere = [...files].flatMap(([file, text]) => {
    if (!/^src\/.*\.tsx?$/.test(file) || /\.test\.tsx?$|testing\.ts$/.test(file)) return [];
    return text
      .split('\n')
      .filter((line) => YEAR_COUNTING.some((counting) => counting.test(line)))
      .map((line) => `${file}: ${line.trim()}`);
  });
  assert.deepEqual(
    elsewhere.filter((line) => !line.startsWith('src/platform/dates/era.ts: ')),
    [],
  );
  assert.notEqual(elsewhere.length, 0, 'the place itself would be seen');
});

test('one place formats numbers for texts, so that they look the same everywhere', () => {
  const formatting = /toLocaleString\(|\bIntl\.NumberFormat\(/;
  const places = [...files].filter(
    ([file, text]) => /^src\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && formatting.test(text),
  );
  assert.deepEqual(
    places.map(([file]) => file),
    ['src/platform/number-text.ts'],
  );
});

test('one place knows the address of the site, without a slash at the end', () => {
  // Beside it the kit that guards the server; settings may be named as a type.
  const places =
    /^src\/platform\/(settings|loopback|http\/(site-address|request-check|security-headers))\.ts$/;
  const elsewhere = [...files].filter(
    ([file, text]) =>
      /^src\/.*\.tsx?$/.test(file) &&
      !/\.test\.tsx?$|testing\.ts$/.test(file) &&
      !places.test(file) &&
      /\bpublicUrl\b(?!')/.test(text),
  );
  assert.deepEqual(
    elsewhere.map(([file]) => file),
    [],
  );
});

test('one place says dates and moments in Japanese, so that they read alike everywhere', () => {
  const places =
    // Verbatim shapes of others: the ministry's title, texts of demonstration makers, a title that is read.
    /^src\/(platform\/dates\/date-text|supply\/official\/official-layout|supply\/demo\/states\/texts|indicators\/datasets\/ndb\/read-title)\.ts$/;
  const saying = /Intl\.DateTimeFormat\(['"]|toLocale(Date|Time)String|\}年\$\{[^}]*\}月|\}月\$\{[^}]*\}日/;
  const elsewhere = [...files].filter(
    ([file, text]) =>
      /^src\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$|testing\.ts$/.test(file) && saying.test(text),
  );
  assert.deepEqual(
    elsewhere.map(([file]) => file).filter((file) => !places.test(file)),
    [],
  );
  assert.ok(
    elsewhere.some(([file]) => file === 'src/platform/dates/date-text.ts'),
    'the place itself would be seen',
  );
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
