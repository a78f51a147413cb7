import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Option } from 'commander';
import { allCommands, createProgram, isRunnable } from '../src/app/cli.ts';
import { makeReferences } from '../src/app/reference.ts';
import { readSettings, SETTINGS } from '../src/app/settings.ts';
import { testContext } from '../src/platform/database/testing.ts';
import { ERRORS } from '../src/platform/errors.ts';
import { NO_PORTS } from '../src/supply/ports.ts';

const ROOT = join(import.meta.dirname, '..');
const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;

/** The product's own code by path, without tests and their helpers. */
const code = new Map(
  globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
    .filter((file) => !/\.test\.tsx?$|testing\.ts$/.test(file))
    .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
);
let references: Map<string, string>;

before(async () => {
  const context = await testContext();
  try {
    references = await makeReferences({ ...context, ports: NO_PORTS });
  } finally {
    await context.close();
  }
});

function reference(name: string): string {
  return references.get(`docs/reference/${name}`)!;
}

test('the committed references and the schema dump are what the code makes', () => {
  const stale = [...references].filter(([path, text]) => {
    const file = join(ROOT, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  assert.deepEqual(
    stale.map(([path]) => path),
    [],
    'out of date; run: npm run docs',
  );
  const generated = globSync('docs/reference/*', { cwd: ROOT });
  assert.deepEqual(
    generated.filter((path) => !references.has(path)),
    [],
    'a file that nothing makes',
  );
});

test('every setting is documented in Japanese, read, and used', () => {
  assert.equal(Object.keys(readSettings({})).length, Object.keys(SETTINGS).length);
  for (const { name, value } of Object.values(SETTINGS)) {
    assert.ok(reference('settings.md').includes(`| \`${name}\` |`), name);
    assert.match(value.description ?? '', JAPANESE, name);
  }
  const elsewhere = [...code].filter(([file]) => !/\/settings\.ts$/.test(file));
  for (const key of Object.keys(readSettings({}))) {
    const word = new RegExp(`\\b${key}\\b`);
    assert.ok(
      elsewhere.some(([, text]) => word.test(text)),
      `nobody uses the setting ${key}`,
    );
  }
});

test('the environment is read as settings only', () => {
  const READS =
    /\bprocess\s*\??\.\s*env\b|\benv\b[^;]*from 'node:process'|\{[^}]*\benv\b[^}]*\} = process\b|process\['env'\]/;
  const reading = [...code].filter(([, text]) => READS.test(text)).map(([file]) => file);
  // What is started gets it without the settings, and what is written is kept free of the secrets in it.
  assert.deepEqual(reading.sort(), ['src/app/context.ts', 'src/platform/hidden.ts']);
});

test('every error code is documented, thrown somewhere, and says in Japanese what to do', () => {
  const elsewhere = [...code]
    .filter(([file]) => !/\/errors\.ts$|^src\/platform\/errors\//.test(file))
    .map(([, text]) => text);
  for (const [name, { title, remedy, status }] of Object.entries(ERRORS)) {
    assert.ok(reference('errors.md').includes(`\n## ${name}\n`), name);
    assert.match(title, JAPANESE, name);
    assert.match(remedy, JAPANESE, name);
    assert.match(remedy, /。$/, name);
    assert.ok(status >= 400 && status < 600, name);
    // What Node and PostgreSQL report under their own codes is translated in errors.ts itself.
    const translated = code.get('src/platform/errors.ts')!.includes(`as('${name}'`);
    assert.ok(
      translated || elsewhere.some((text) => text.includes(`'${name}'`)),
      `nothing uses the error code ${name}`,
    );
  }
});

test('every command, argument and option is documented in Japanese', async () => {
  for (const command of allCommands(await createProgram())) {
    assert.match(command.description(), JAPANESE, command.name());
    if (!isRunnable(command)) continue;
    assert.ok(reference('cli.md').includes(` ${command.name()}\n\n`), command.name());
    for (const argument of command.registeredArguments) assert.match(argument.description, JAPANESE);
    for (const { flags, description } of command.options as Option[]) {
      assert.ok(reference('cli.md').includes(`\`${flags}\``), `${command.name()} ${flags}`);
      assert.match(description, JAPANESE, `${command.name()} ${flags}`);
    }
  }
});

test('links between the documents lead somewhere', () => {
  const documents = [...globSync('docs/**/*.md', { cwd: ROOT }), ...globSync('*.md', { cwd: ROOT })];
  for (const document of documents) {
    const text = readFileSync(join(ROOT, document), 'utf8').replace(/```[\s\S]*?```/g, '');
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue;
      const [path, anchor] = target!.split('#');
      const file = path ? join(ROOT, document, '..', path) : join(ROOT, document);
      // Screenshots are made again from the running site.
      if (path?.endsWith('.png')) continue;
      assert.ok(existsSync(file), `${document}: ${target}`);
      if (anchor && file.endsWith('.md')) {
        assert.ok(anchors(readFileSync(file, 'utf8')).has(anchor), `${document}: no heading for ${target}`);
      }
    }
  }
});

/** Anchors of the headings of a document, as code hosts make them. */
function anchors(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
