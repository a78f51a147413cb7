/**
 * Runs the tests: `npm test`, or `node test/run.ts [--only TEXT]... [--skip TEXT]... [--no-browser] [--database] [--beside]`; TEXT is a
 * part of a file's path, `--database` leaves out what opens no database of the server, and `--beside` what needs neither a browser nor
 * the folder ../shared, that is, nothing that may be missing beside the project.
 *
 * Every `*.test.ts` and `*.test.tsx` below `src/` and `test/` runs in a process of its own, three at a time, the quick checks
 * first, then what takes long, so that no processor is idle at the end. The pages are built before, and one embedded PostgreSQL serves them all unless
 * ANTEI_TEST_DATABASE_URL names a server. The last line is `N passed, N failed`, with `, N skipped` where some were; a group of tests
 * that is skipped as a whole is one.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type EventData, run } from 'node:test';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../src/app/build.ts';
import { joinEmbedded } from '../src/platform/database/embedded/embedded.ts';

const ROOT = join(import.meta.dirname, '..');
/** One more than the two processors of a small machine: while one waits for a clock or a server, another works. */
const CONCURRENCY = 3;
/** Files named at the end of a run with their time. */
const SLOWEST = 15;
/** Characters shown of one failure. */
const MAX_FAILURE = 8000;
/** A test that takes longer hangs. */
const TEST_TIMEOUT_MS = 10 * 60_000;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    skip: { type: 'string', multiple: true, default: [] },
    'no-browser': { type: 'boolean', default: false },
    database: { type: 'boolean', default: false },
    beside: { type: 'boolean', default: false },
  },
});

/** What names of files say about their length: a browser, official files, sites that are started, killed and started again. */
const LONG = /browser|-real\.|-kill\.|comes-back|start-errors/;

/** Lower comes first. */
function order(file: string): number {
  if (file === 'test/checks.test.ts') return 0;
  if (LONG.test(file)) return 2;
  return file.startsWith('test/') ? 1 : 3;
}

/** Tests that need a browser have the word in their path. */
function isBrowser(file: string): boolean {
  return /browser/.test(file);
}

/** What makes every database of a test. */
const DATABASES = [join(ROOT, 'src', 'platform', 'database', 'testing.ts')];
/** What knows where a browser is, and the folder beside the project. */
const BESIDE = ['browser/browser.ts', 'real-data.ts'].map((file) => join(ROOT, 'test', file));
const imported = new Map<string, string[]>();

/** The project's own files that a file imports. */
function importsOf(file: string): string[] {
  let files = imported.get(file);
  if (!files) {
    const paths = readFileSync(file, 'utf8').matchAll(/(?:from|import) *\(?'(\.[^']+\.tsx?)'/g);
    // What a test only quotes is not a file.
    files = [...paths].map(([, path]) => join(dirname(file), path!)).filter((path) => existsSync(path));
    imported.set(file, files);
  }
  return files;
}

/** True of a file that imports one of the others, itself or through more. */
function reaches(file: string, others: string[], seen = new Set<string>()): boolean {
  if (others.includes(file)) return true;
  if (seen.has(file)) return false;
  seen.add(file);
  return importsOf(file).some((next) => reaches(next, others, seen));
}

function testFiles(): string[] {
  return globSync('{src,test}/**/*.test.{ts,tsx}', { cwd: ROOT })
    .filter((file) => !options['no-browser'] || !isBrowser(file))
    .filter((file) => options.only.length === 0 || options.only.some((text) => file.includes(text)))
    .filter((file) => !options.database || reaches(join(ROOT, file), DATABASES))
    .filter((file) => !options.beside || reaches(join(ROOT, file), BESIDE))
    .filter((file) => !options.skip.some((text) => file.includes(text)))
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
}

interface FileResult {
  passed: number;
  skipped: number;
  failed: number;
  seconds: number;
  /** What the file printed; shown where it failed. */
  output: string;
}

interface Failure {
  where: string;
  error: unknown;
}

const results = new Map<string, FileResult>();
const skipped: string[] = [];
const failures: Failure[] = [];

function resultOf(file: string): FileResult {
  let result = results.get(file);
  if (!result) {
    result = { passed: 0, skipped: 0, failed: 0, seconds: 0, output: '' };
    results.set(file, result);
  }
  return result;
}

function fail(file: string, where: string, error: unknown): void {
  resultOf(file).failed++;
  failures.push({ where, error });
}

/** A name for a test within its file: those of the groups it stands in, then its own. */
const path: string[] = [];

function onStart({ name, nesting }: EventData.TestStart): void {
  path.length = nesting;
  path[nesting] = name;
}

function onEnd(passed: boolean, data: EventData.TestPass | EventData.TestFail): void {
  const file = relative(ROOT, data.file ?? data.name);
  const error = data.details && 'error' in data.details ? data.details.error : undefined;
  const names = [...path.slice(0, data.nesting), data.name];
  // The file itself is reported only where it ends otherwise than through its tests.
  if (data.name === data.file) {
    if (!passed) fail(file, `${file} (the file itself)`, error);
    return;
  }
  // Groups, and tests that fail through what is inside them, are not counted beside it.
  const inner = (error as { failureType?: string } | undefined)?.failureType === 'subtestsFailed';
  if (inner || (data.details?.type === 'suite' && passed && data.skip === undefined)) return;
  const result = resultOf(file);
  if (!passed && data.todo === undefined)
    fail(file, `${file}:${data.line ?? '?'}  ${names.join(' › ')}`, error);
  else if (data.skip !== undefined || data.todo !== undefined) {
    result.skipped++;
    skipped.push(`${file}  ${names.join(' › ')}${typeof data.skip === 'string' ? `: ${data.skip}` : ''}`);
  } else result.passed++;
}

function describe(error: unknown): string {
  const cause = (error as { cause?: unknown } | undefined)?.cause ?? error;
  const { exitCode, signal } = (error ?? {}) as { exitCode?: number | null; signal?: string | null };
  if (signal) return `its process was ended by ${signal}`;
  if (exitCode !== undefined && cause === 'test failed') return `its process ended with ${exitCode}`;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return text.replace(/\n +at .*\(?node:internal.*/g, '').slice(0, MAX_FAILURE);
}

async function runFiles(files: string[]): Promise<void> {
  const stream = run({
    files: files.map((file) => join(ROOT, file)),
    concurrency: CONCURRENCY,
    timeout: TEST_TIMEOUT_MS,
    // A test that failed half way may leave something open; its file must end all the same.
    execArgv: ['--test-force-exit'],
  });
  stream.on('test:start', onStart);
  stream.on('test:pass', (data) => onEnd(true, data));
  stream.on('test:fail', (data) => onEnd(false, data));
  const keep = ({ file, message }: EventData.TestStdout | EventData.TestStderr) => {
    if (file) resultOf(relative(ROOT, file)).output += message;
  };
  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  stream.on('test:summary', ({ file, counts, duration_ms }) => {
    if (!file) return;
    const name = relative(ROOT, file);
    const result = resultOf(name);
    // A group that is skipped is no test to Node.
    if (counts.tests === 0 && result.skipped === 0)
      fail(name, `${name} (the file itself)`, 'it holds no test');
    result.seconds = duration_ms / 1000;
    const mark = result.failed > 0 ? '✖' : '✔';
    const notes = [
      `${result.passed} passed`,
      result.failed > 0 && `${result.failed} failed`,
      result.skipped > 0 && `${result.skipped} skipped`,
    ].filter(Boolean);
    console.log(`${mark} ${name}  ${notes.join(', ')} (${result.seconds.toFixed(1)} s)`);
  });
  await new Promise<void>((resolve, reject) => {
    stream.on('end', resolve);
    stream.on('error', reject);
    stream.resume();
  });
}

async function main(): Promise<void> {
  // Some hundred processes load the same modules; what one has compiled the next ones need not.
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), `antei-test-compiled-${userInfo().uid}`);
  const files = testFiles();
  try {
    await ensureBuilt();
    console.log('✔ the pages are built');
  } catch (error) {
    fail('the pages', 'the pages cannot be built', error);
  }
  if (process.env.ANTEI_TEST_DATABASE_URL) await runFiles(files);
  else {
    let embedded: Awaited<ReturnType<typeof joinEmbedded>>;
    try {
      embedded = await joinEmbedded(join(tmpdir(), `antei-test-${userInfo().uid}`));
    } catch (error) {
      return fail('the database', 'the tests have no database', error);
    }
    process.env.ANTEI_TEST_DATABASE_URL = embedded.url;
    try {
      await runFiles(files);
    } finally {
      await embedded.leave();
    }
  }
  // A file that holds no test, or ended before it could say anything of itself (a crash, a timeout), has no summary.
  for (const file of files) {
    if (!results.has(file)) fail(file, `${file} (the file itself)`, 'it holds no test, or did not run');
  }
}

function total(count: 'passed' | 'skipped' | 'failed'): number {
  return [...results.values()].reduce((sum, result) => sum + result[count], 0);
}

/** Where the time went, when a run had more files than are named. */
function reportSlowest(): void {
  if (results.size <= SLOWEST) return;
  const all = [...results].sort(([, a], [, b]) => b.seconds - a.seconds);
  const sum = all.reduce((seconds, [, result]) => seconds + result.seconds, 0);
  console.log(`\nThe slowest of ${all.length} files, which took ${sum.toFixed(0)} s one by one:`);
  for (const [file, { seconds }] of all.slice(0, SLOWEST))
    console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${file}`);
}

function report(): void {
  reportSlowest();
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((line) => `  ${line}`).join('\n')}`);
  if (failures.length > 0) console.log('\nFailed:');
  for (const { where, error } of failures) {
    console.log(`\n✖ ${where}\n${describe(error).replace(/^/gm, '    ')}`);
  }
  for (const [file, { failed, output }] of results) {
    if (failed > 0 && output !== '') console.log(`\nWhat ${file} printed:\n${output.slice(-4000)}`);
  }
  const [passed, failed, skips] = [total('passed'), total('failed'), total('skipped')];
  if (passed + failed + skips === 0) console.log('\nThere is no such test.');
  console.log(`\n${passed} passed, ${failed} failed${skips > 0 ? `, ${skips} skipped` : ''}`);
  process.exitCode = failed > 0 || passed + skips === 0 ? 1 : 0;
}

await main();
report();
