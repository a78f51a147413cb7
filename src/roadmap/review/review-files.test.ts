/** The three files of a review of the whole register: nothing lost, nothing that differs between two makings. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { before, test } from 'node:test';
import { load } from 'cheerio';
import yauzl from 'yauzl';
import { breakLines } from '../../platform/pdf/lines.ts';
import { pdfPages, pdfTags, tagsWith } from '../../platform/pdf/testing.ts';
import { readRegister } from '../register/read-register.ts';
import { readReview } from './read-review.ts';
import { fullTitle, printed, type ReviewText, TIMELINE_HEADS, timelineCells } from './review-blocks.ts';
import { reviewDocx } from './review-docx.ts';
import { reviewHtml } from './review-html.ts';
import { reviewPdf } from './review-pdf.ts';
import { NO_ENTRIES, reviewSource, signed } from './review-testing.ts';
import { reviewText } from './review-text.ts';

const SITE = 'https://antei.example';
const HOSTILE = '<script>alert(1)</script> & "引用" \u{1F600} ①';

let text: ReviewText;
let pdf: Buffer;
let docx: Buffer;
let html: string;

before(async () => {
  const status = {
    ...signed(1, '2026-05-01T00:00:00Z'),
    initiative: 'roadmap-share-visibility',
    state: 'started' as const,
    since: '2026-04',
    note: HOSTILE,
    evidence: [
      { url: `https://example.go.jp/${'long'.repeat(60)}`, title: HOSTILE },
      { url: '/indicators', title: '指標' },
    ],
  };
  const source = reviewSource(readRegister(), { ...NO_ENTRIES, statuses: [status] });
  text = reviewText(await readReview(source, '2027-03-31'));
  [pdf, docx] = await Promise.all([reviewPdf(text, SITE), reviewDocx(text, SITE)]);
  html = reviewHtml(text, SITE);
});

/** Everything that must be read in the file, in order. */
function wordsOf({ gist, blocks }: ReviewText): string[] {
  return [...gist, ...blocks].flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return [block.text];
    if (block.kind === 'list') return block.items.map(printed);
    if (block.kind === 'facts') return block.rows.flatMap(({ term, lines }) => [term, ...lines.map(printed)]);
    if (block.kind === 'timeline')
      return [
        block.caption,
        ...TIMELINE_HEADS.map(({ header }) => header),
        ...block.years.map(String),
        ...block.rows.flatMap((row) => timelineCells(block, row)),
      ];
    const { caption, columns, rows } = block;
    return [caption, ...columns.map(({ header }) => header), ...rows.flat().map(printed)];
  });
}

async function partsOf(zip: Buffer): Promise<Map<string, { text: string; time: Date }>> {
  const file = await yauzl.fromBufferPromise(zip);
  const parts = new Map<string, { text: string; time: Date }>();
  for await (const entry of file.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await file.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, {
      text: Buffer.concat(chunks).toString(),
      time: entry.getLastModDate({ timezone: 'UTC' }),
    });
  }
  return parts;
}

test('the same review gives the same bytes in each format, in another year too', async (t) => {
  // The first pages: what differs by the clock differs there.
  const short = { ...text, blocks: text.blocks.slice(0, 60) };
  const make = async (now: string) => {
    t.mock.timers.enable({ apis: ['Date'], now: new Date(now) });
    const made = [await reviewPdf(short, SITE), await reviewDocx(short, SITE), reviewHtml(short, SITE)];
    t.mock.timers.reset();
    return made.map((bytes) => hash('sha256', bytes, 'hex'));
  };
  assert.deepEqual(await make('2026-11-22T01:00:00Z'), await make('2031-02-03T04:05:06Z'));
});

test('the PDF has every word, on pages that are numbered, and in the contents the pages where parts begin', () => {
  const pages = pdfPages(pdf);
  const bare = (words: string) => words.replace(/\s/g, '');
  // As the font writes what it has no drawing of.
  const drawn = (words: string) =>
    bare(
      breakLines(words, 9, 1e6)
        .flat()
        .map(({ character }) => character)
        .join(''),
    );
  const title = fullTitle(text);
  const feet = pages.map((_, at) => drawn(`${title}　${at + 1} / ${pages.length}ページ`));
  pages.forEach((page, at) => {
    assert.ok(bare(page).endsWith(feet[at]!), `page ${at + 1}`);
  });
  const body = pages.map((page, at) => bare(page).slice(0, -feet[at]!.length));
  const all = body.join('');
  // Cells of a row are set line by line beside each other: short ones are whole.
  for (const words of wordsOf(text)) if (words.length < 12) assert.ok(all.includes(drawn(words)), words);
  for (const block of text.blocks)
    if (block.kind === 'heading') {
      const on = body.findLastIndex((page) => page.includes(drawn(block.text)));
      assert.ok(on > 2, block.text);
      if (block.level === 1)
        assert.ok(
          body
            .slice(0, 3)
            .join('')
            .includes(drawn(block.text) + (on + 1)),
          block.text,
        );
    }
});

test('the PDF is tagged as what it says: title, headings without a leap, contents, lists, tables', () => {
  const tree = pdfTags(pdf)!;
  assert.equal(tagsWith(tree, 'H1').length, 1);
  const headings = text.blocks.filter(({ kind }) => kind === 'heading');
  const levels = tree.children
    .map(({ role }) => role)
    .filter((role) => /^H\d$/.test(role))
    .map((role) => Number(role[1]));
  // The title, the gist and the contents stand before the parts.
  assert.deepEqual(levels.slice(0, 3), [1, 2, 2]);
  assert.deepEqual(
    levels.slice(3),
    headings.map((one) => (one as { level: number }).level + 1),
  );
  levels.forEach((level, at) => {
    assert.ok(at === 0 || level <= levels[at - 1]! + 1, `heading ${at} leaps`);
  });
  assert.ok(tagsWith(tree, 'TOCI').length > 20);
  assert.equal(
    tagsWith(tree, 'Table').length,
    [...text.gist, ...text.blocks].filter(({ kind }) => kind === 'table' || kind === 'timeline').length,
  );
  assert.equal(
    tagsWith(tree, 'L').length,
    [...text.gist, ...text.blocks].filter(({ kind }) => kind === 'list').length,
  );
  const empty = ['H1', 'H2', 'H3', 'H4', 'H5', 'P']
    .flatMap((role) => tagsWith(tree, role))
    .filter(({ texts }) => texts === 0);
  assert.deepEqual(empty, []);
});

test('no line of the PDF is wider than its place', () => {
  for (const words of wordsOf(text))
    for (const line of breakLines(words, 9, 100))
      assert.ok(line.reduce((sum, { width }) => sum + width, 0) * 9 <= 100, words);
  for (const block of text.blocks)
    if (block.kind === 'table') {
      assert.ok(block.columns.reduce((sum, { width }) => sum + width, 0) <= 100, block.caption);
      // Heads have one line.
      for (const { header, width } of block.columns)
        assert.equal(breakLines(header, 8, (width / 100) * 511, 700).length, 1, header);
    } else if (block.kind === 'facts')
      for (const { term } of block.rows) assert.equal(breakLines(term, 9, 76, 700).length, 1, term);
});

test('the page has one title, headings without a leap, ids once, and links that lead somewhere', () => {
  const $ = load(html);
  assert.equal($('html').attr('lang'), 'ja');
  assert.equal($('h1').length, 1);
  assert.ok($('title').text().startsWith(fullTitle(text)));
  let last = 1;
  for (const heading of $('main').find('h2, h3, h4, h5').toArray()) {
    const level = Number(heading.tagName.slice(1));
    assert.ok(level <= last + 1, $(heading).text());
    last = level;
  }
  const ids = $('[id]')
    .toArray()
    .map((one) => $(one).attr('id'));
  assert.equal(new Set(ids).size, ids.length);
  for (const link of $('a').toArray()) {
    const href = $(link).attr('href')!;
    if (href.startsWith('#')) assert.ok(ids.includes(href.slice(1)), href);
    else assert.match(href, /^https:\/\/(antei\.example\/|example\.go\.jp\/)/);
  }
});

test('the page’s tables have captions and heads, its terms their words, and its regions names', () => {
  const $ = load(html);
  assert.ok($('table').length > 40);
  for (const table of $('table').toArray()) {
    assert.equal($(table).children('caption').length, 1);
    assert.equal($(table).find('thead th').length, $(table).find('thead th[scope=col]').length);
    for (const row of $(table).find('tbody tr').toArray()) {
      assert.equal($(row).children('th[scope=row]').length, 1);
      assert.equal($(row).children().length, $(table).find('thead th').length);
    }
  }
  for (const group of $('dl > div').toArray()) assert.ok($(group).children('dd').length > 0);
  for (const region of $('[role=region]').toArray()) {
    assert.ok($(region).attr('aria-label'));
    assert.equal($(region).attr('tabindex'), '0');
  }
});

test('the page needs nothing else, runs nothing, and shows what was entered as it was', () => {
  const $ = load(html);
  assert.equal($('script, link, img, iframe, object, form, [style]').length, 0);
  assert.equal($('style').length, 1);
  assert.doesNotMatch($('style').text(), /url\(|@import/);
  assert.ok($('main').text().includes(HOSTILE));
  const body = $('main').text().replace(/\s/g, '');
  for (const words of wordsOf(text)) assert.ok(body.includes(words.replace(/\s/g, '')), words);
});

test('the Word document has every word in it, in parts whose XML is whole', async () => {
  const parts = await partsOf(docx);
  for (const [name, { text: xml, time }] of parts) {
    assert.equal(time.getUTCFullYear(), 1980, name);
    if (/\.(xml|rels)$/.test(name)) assertWhole(xml, name);
  }
  const document = parts.get('word/document.xml')!.text;
  const $ = load(document, { xml: true });
  const said = $('w\\:body').text().replace(/\s/g, '');
  for (const words of wordsOf(text)) assert.ok(said.includes(words.replace(/\s/g, '')), words);
  const headings = [1, 2, 3, 4].map((level) => $(`w\\:pStyle[w\\:val=Heading${level}]`).length);
  const expected = [1, 2, 3, 4].map(
    (level) => text.blocks.filter((block) => block.kind === 'heading' && block.level === level).length,
  );
  assert.deepEqual(headings, expected);
  const names = $('w\\:bookmarkStart')
    .toArray()
    .map((one) => $(one).attr('w:name')!);
  assert.equal(new Set(names).size, names.length);
  for (const link of $('w\\:hyperlink').toArray()) assert.ok(names.includes($(link).attr('w:anchor')!));
});

test('the Word document is in Japanese, of A4, with numbered pages, and carries the day of the review', async () => {
  const parts = await partsOf(docx);
  const find = (name: RegExp) => [...parts].find(([path]) => name.test(path))![1].text;
  assert.match(find(/word\/document\.xml/), /<w:pgSz w:w="11906" w:h="16838"/);
  assert.match(find(/word\/styles\.xml/), /w:eastAsia="游ゴシック"/);
  assert.match(find(/word\/footer1\.xml/), /PAGE[\s\S]*NUMPAGES/);
  const core = find(/docProps\/core\.xml/);
  assert.match(core, /<dcterms:created xsi:type="dcterms:W3CDTF">2027-03-30T15:00:00Z</);
  assert.ok(core.includes(fullTitle(text)));
});

/** Every element is closed in its place, and nothing is where XML does not allow it. */
function assertWhole(xml: string, name: string): void {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(/<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g, (...m) => {
      const [, closes, tag, , empty] = m as string[];
      if (closes) assert.equal(open.pop(), tag, name);
      else if (!empty) open.push(tag!);
      return '';
    });
  assert.deepEqual(open, [], name);
  assert.doesNotMatch(
    rest,
    /[<>]|&(?!(amp|lt|gt|quot|apos|#\d+);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/,
    name,
  );
}
