/** Any text, through each format that the ground floor writes, and back by a reader that did not write it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { anyText } from '../../test/any-text.ts';
import { elementsOf, parseXml, textOf, xmlParts } from '../../test/xml.ts';
import { unguard, writeCsv } from './files/csv.ts';
import { writeWorkbook } from './files/xlsx.ts';
import { drawParagraph, openDocument } from './pdf/page.ts';
import { pdfPages } from './pdf/testing.ts';
import { escapeHtml, removeInvisible } from './text.ts';

const TEXTS = fc.sample(anyText, { numRuns: 1000, seed: 20260818 });
const WHOLE = TEXTS.map((text) => text.toWellFormed());

test('CSV: the same cells come back', () => {
  const back: string[][] = parse(writeCsv(TEXTS.map((text) => ['x', text])), { bom: true });
  assert.deepEqual(
    back.map((row) => unguard(row[1]!)),
    WHOLE,
  );
});

test('xlsx: every part is well-formed, and the same cells come back by the rule of the format', async () => {
  const parts = await xmlParts(
    writeWorkbook(
      'x',
      TEXTS.map((text) => [text]),
      [null],
      0,
    ),
  );
  const strings = elementsOf(parts.get('xl/sharedStrings.xml')!, 'si').map((one) =>
    // ECMA-376 part 1, §22.9.2.19: what XML cannot hold is written as its number.
    textOf(one).replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
  const back = elementsOf(parts.get('xl/worksheets/sheet1.xml')!, 'c').map((cell) => {
    const [value] = elementsOf(cell, 'v');
    return value ? strings[Number(textOf(value))]! : '';
  });
  assert.deepEqual(back, WHOLE);
});

test('HTML: a text is that text in an element and in an attribute, and nothing more', () => {
  for (const text of TEXTS.map(removeInvisible)) {
    const $ = load(`<i title="${escapeHtml(text)}">${escapeHtml(text)}</i>`, null, false);
    assert.equal($('*').length, 1);
    // A parser of HTML makes every line break the same one.
    const shown = text.replace(/\r\n?/g, '\n');
    assert.deepEqual([$('i').text(), $('i').attr('title')], [shown, shown]);
    assert.equal(textOf(parseXml(`<i>${escapeHtml(text)}</i>`)), text, 'in XML as well');
  }
});

test('PDF: every character is drawn or told by its number', async () => {
  const { document, bytes } = openDocument('デモ', new Date('2026-08-18T00:00:00+09:00'));
  let y = 42;
  for (const text of TEXTS.slice(0, 100)) y = drawParagraph(document, text, y);
  document.end();
  const drawn = pdfPages(await bytes).join('');
  for (const known of ['<b>', '&amp;', ']]>', '〔U+FFFE〕', '〔U+D83D〕', '〔U+1F600〕', 'デモ'])
    assert.ok(drawn.includes(known), known);
});

test('logs: one line of JSON each, with the same text in it', () => {
  const program = `
    const { createLog } = await import(${JSON.stringify(join(import.meta.dirname, 'log.ts'))});
    const { text } = await import('node:stream/consumers');
    const log = createLog('info');
    for (const one of JSON.parse(await text(process.stdin))) log.info({ one }, one);`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    input: JSON.stringify(TEXTS),
    encoding: 'utf8',
  });
  const lines = stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ one, msg }) => [one, msg].map((text: string) => text.toWellFormed())),
    WHOLE.map((text) => [text, text]),
  );
});
