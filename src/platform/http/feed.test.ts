import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import type { Element } from 'xml-js';
import { anyText } from '../../../test/any-text.ts';
import { elementsOf, parseXml, textOf } from '../../../test/xml.ts';
import { removeInvisible } from '../text.ts';
import { type FeedFormat, writeFeed } from './feed.ts';

const SITE = 'https://antei.example';

interface Texts {
  title: string;
  description: string;
  copyright: string;
  entries: { title: string; lines: string[]; author: string }[];
}

function write(format: FeedFormat, { title, description, copyright, entries }: Texts): string {
  const updated = new Date('2026-08-18T00:00:00+09:00');
  return writeFeed(
    format,
    {
      address: `${SITE}/feeds/makers/${encodeURIComponent('A&B')}`,
      formats: ['atom', 'rss', 'json'],
      title,
      description,
      page: `${SITE}/makers`,
      copyright,
      updated,
    },
    entries.map((entry, index) => ({
      ...entry,
      id: `${SITE}/products/${index}#x`,
      link: `${SITE}/products/${index}?a=1&b=2`,
      date: updated,
    })),
  );
}

/** What a reader shows of HTML, the paragraphs apart. */
function shown(html: string): string {
  const $ = load(html, null, false);
  assert.equal($(':not(p)').length, 0, 'no element but paragraphs');
  return $.root().text();
}

const clean = (text: string) => removeInvisible(text).replace(/\r\n?/g, '\n');
const expected = ({ title, description, entries }: Texts) => ({
  title: clean(title),
  description: clean(description),
  entries: entries.map(({ title, lines, author }) => ({
    title: clean(title),
    summary: clean(lines.join('／')),
    content: lines.map(clean).join(''),
    author: clean(author),
  })),
});

const one = (element: Element, name: string) => {
  const found = elementsOf(element, name);
  return found.length === 0 ? '' : textOf(found[0]!);
};

function readAtom(document: string) {
  const feed = parseXml(document);
  return {
    title: one(feed, 'title'),
    description: one(feed, 'subtitle'),
    entries: elementsOf(feed, 'entry').map((entry) => {
      for (const name of ['title', 'summary', 'content'])
        for (const { attributes } of elementsOf(entry, name)) assert.equal(attributes?.type, 'html');
      return {
        title: shown(one(entry, 'title')),
        summary: shown(one(entry, 'summary')),
        content: shown(one(entry, 'content')),
        author: one(elementsOf(entry, 'author')[0] ?? {}, 'name'),
      };
    }),
  };
}

function readRss(document: string) {
  const rss = parseXml(document);
  return {
    title: one(rss, 'title'),
    description: one(rss, 'description'),
    entries: elementsOf(rss, 'item').map((item) => ({
      title: one(item, 'title'),
      summary: shown(one(item, 'description')),
      content: shown(one(item, 'content:encoded')),
      author: one(item, 'author'),
    })),
  };
}

function readJson(document: string) {
  const feed = JSON.parse(document);
  return {
    title: feed.title,
    description: feed.description ?? '',
    entries: feed.items.map((item: Record<string, string> & { author?: { name?: string } }) => ({
      title: item.title ?? '',
      summary: item.summary ?? '',
      content: shown(item.content_html!),
      author: item.author?.name ?? '',
    })),
  };
}

const texts = fc.record({
  title: anyText,
  description: anyText,
  copyright: anyText,
  entries: fc.array(
    fc.record({
      title: anyText,
      lines: fc.array(anyText, { minLength: 1, maxLength: 3 }),
      author: anyText,
    }),
    { maxLength: 3 },
  ),
});

test('any text is the same text in every feed, and the document is well-formed', () => {
  fc.assert(
    fc.property(texts, (given) => {
      assert.deepEqual(readAtom(write('atom', given)), expected(given));
      assert.deepEqual(readRss(write('rss', given)), expected(given));
      assert.deepEqual(readJson(write('json', given)), expected(given));
    }),
    { numRuns: 200 },
  );
});

test('an ampersand that looks escaped, marks of HTML and two ends of CDATA are text', () => {
  const trouble = 'A&amp;B <b>太字</b> ]]> と ]]>';
  const given = {
    title: trouble,
    description: trouble,
    copyright: trouble,
    entries: [{ title: trouble, lines: [trouble, trouble], author: trouble }],
  };
  for (const read of [
    readAtom(write('atom', given)),
    readRss(write('rss', given)),
    readJson(write('json', given)),
  ])
    assert.deepEqual(read, expected(given));
});
