/**
 * Every room brings its own errors. A code whose room was not loaded could not be told (in a worker thread, the reading process,
 * one command): that it is, follows from what each file imports.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ERROR_GROUPS } from '../src/app/room-errors.ts';
import { ERRORS } from '../src/platform/errors.ts';
import { meaningOf } from '../src/web/pages/parts/error-meaning.ts';

const SRC = join(import.meta.dirname, '..', 'src');
const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;
/** The product's files by path below src/. */
const files = new Map(
  globSync('**/*.{ts,tsx}', { cwd: SRC })
    .filter((file) => !/\.test\.tsx?$|testing\.ts$/.test(file))
    .map((file) => [file, readFileSync(join(SRC, file), 'utf8')]),
);
const PLATFORM = 'platform/errors.ts';
/** The file that defines each code; the ground floor's texts stand in a folder of their own. */
const definedIn = new Map(
  [...files]
    .filter(([file]) => /^platform\/errors\/|\/errors\.ts$/.test(file))
    .flatMap(([file, text]) => {
      const codes = [...text.matchAll(/^ {2}'?([a-z-]+)'?: \{/gm)].map(([, code]) => code!);
      return codes
        .filter((code) => Object.hasOwn(ERRORS, code))
        .map((code) => [code, file.startsWith('platform/') ? PLATFORM : file] as const);
    }),
);
const QUOTED = /'([a-z]+(?:-[a-z]+)*)'/g;
/** Files that use codes as words: what is thrown, told, or waited for. */
const users = [...files]
  .filter(([file]) => !definedIn.has(file) && !/^platform\/errors\/|\/errors\.ts$/.test(file))
  .map(([file, text]) => {
    const words = new Set([...text.matchAll(QUOTED)].map(([, word]) => word!));
    return { file, text, codes: [...words].filter((word) => definedIn.has(word)) };
  });

/** Whatever is loaded with a file: what it imports, and so on. */
function loadedWith(file: string): Set<string> {
  const loaded = new Set<string>();
  const wait = [file];
  for (let next = wait.pop(); next !== undefined; next = wait.pop()) {
    if (loaded.has(next)) continue;
    loaded.add(next);
    wait.push(...(importsOf.get(next) ?? []));
  }
  return loaded;
}
const IMPORTED = /(?<!@)\b(?:import|export)\s(?!type )[^;']*'(\.[^']+\.tsx?)'/g;
const ADDRESSED = /new URL\(\s*'(\.[^']+\.ts)'/g;

/** The files that a file names in a way, as paths below src/. */
function named(from: string, way: RegExp): string[] {
  return [...files.get(from)!.matchAll(way)].map(([, path]) => join(from, '..', path!));
}
/** What is loaded with each file, types left out. */
const importsOf = new Map([...files.keys()].map((file) => [file, named(file, IMPORTED)]));

test('every code is in exactly one group, with a status, a title and a remedy in Japanese', () => {
  const codes = ERROR_GROUPS.flatMap((group) => Object.keys(group.codes));
  assert.equal(new Set(codes).size, codes.length);
  assert.deepEqual(codes.toSorted(), Object.keys(ERRORS).toSorted(), 'a room does not hand its errors in');
  assert.deepEqual(codes.toSorted(), [...definedIn.keys()].toSorted(), 'the files were read');
  for (const { about, codes: of } of ERROR_GROUPS) {
    assert.match(about, JAPANESE);
    for (const [code, { status, title, remedy }] of Object.entries(of)) {
      assert.ok(Number.isInteger(status) && status >= 400 && status < 600, code);
      assert.match(title, JAPANESE, code);
      assert.match(remedy, JAPANESE, code);
      assert.match(remedy, /。$/, code);
      assert.match(meaningOf({ status }), JAPANESE, `the page of ${code} says nothing of ${status}`);
    }
  }
});

test('rooms take AnteiError from their own errors.ts, never from the ground floor', () => {
  const wrong = users.filter(
    ({ file, text }) =>
      !file.startsWith('platform/') &&
      /import \{[^}]*(?<!type )\bAnteiError\b[^}]*\} from '[./]*platform\/errors\.ts'/.test(text),
  );
  assert.deepEqual(
    wrong.map(({ file }) => file),
    [],
  );
});

test('whoever uses a code has loaded the room that defines it', () => {
  const wrong = users.flatMap(({ file, codes }) => {
    const loaded = loadedWith(file);
    // Words for a page or a test of what was thrown need no table.
    const throws = /\bAnteiError\(/.test(files.get(file)!);
    return throws
      ? codes.filter((code) => !loaded.has(definedIn.get(code)!)).map((code) => `${file}: ${code}`)
      : [];
  });
  assert.deepEqual(wrong, []);
});

test('a code is defined in the room that uses it, in one below, or on the ground floor', () => {
  const wrong = users.flatMap(({ file, codes }) => {
    const own = join(file.split('/')[0]!, 'errors.ts');
    const known = new Set([PLATFORM, ...loadedWith(own)]);
    return codes.filter((code) => !known.has(definedIn.get(code)!)).map((code) => `${file}: ${code}`);
  });
  assert.deepEqual(wrong, []);
});

test('whoever starts a thread or names a reader knows the errors that come back from it', () => {
  const orders = [...files.keys()].flatMap((from) => named(from, ADDRESSED).map((to) => ({ from, to })));
  assert.ok(orders.length >= 10, `only ${orders.length}`);
  const wrong = orders.flatMap(({ from, to }) => {
    const here = loadedWith(from);
    const there = [...loadedWith(to)].filter((file) => file.endsWith('/errors.ts'));
    return there.filter((file) => !here.has(file)).map((file) => `${from} → ${to}: ${file}`);
  });
  assert.deepEqual(wrong, []);
});

test('no code is defined that nobody throws', () => {
  const thrown = users.map(({ text }) =>
    // What is only waited for is thrown by somebody else.
    text.replaceAll(/(===|!==) '[a-z-]+'/g, '').replaceAll(/\[[^\]]*\]\.includes\(/g, ''),
  );
  const translated = files.get(PLATFORM)!;
  const idle = Object.keys(ERRORS).filter(
    (code) => !thrown.some((text) => text.includes(`'${code}'`)) && !translated.includes(`as('${code}'`),
  );
  assert.deepEqual(idle, []);
});
