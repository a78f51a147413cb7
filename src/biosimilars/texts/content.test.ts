/** The texts of the biosimilar site: no number of their own, every fact from the documents room, every link somewhere. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PAGES } from '../../app/pages.ts';
import { type CitedFact, factBook } from '../../documents/index.ts';
import { KNOWN_BIOSIMILARS } from '../../indicators/index.ts';
import { compact } from '../../platform/text.ts';
import { readRegister } from '../../roadmap/index.ts';

import { composePage, composeTerms, type RichText } from './compose.ts';
import { ENTRY, ENTRY_NOTE } from './content/entry.ts';
import { TERMS } from './content/glossary.ts';
import { INSURERS } from './content/insurers.ts';
import { PATIENTS } from './content/patients.ts';
import { PROFESSIONALS } from './content/professionals.ts';
import type { ContentBlock, ContentPage } from './content.ts';

const facts = factBook(readRegister());
const PAGES_OF_TEXT: Record<string, ContentPage> = { PATIENTS, PROFESSIONALS, INSURERS };

/** Texts that belong together: a block with its heading, a sentence, a term. */
const groups: { where: string; texts: string[]; sections: string[] }[] = [
  ...Object.entries(PAGES_OF_TEXT).flatMap(([name, { title, lead, sections }]) => {
    const ids = sections.map(({ id }) => id);
    return [
      { where: name, texts: [title, lead], sections: ids },
      ...sections.flatMap((section) => [
        { where: `${name} ${section.id}`, texts: [section.title], sections: ids },
        ...section.blocks.map((block) => ({
          where: `${name} ${section.id}`,
          texts: textsOf(block),
          sections: ids,
        })),
      ]),
    ];
  }),
  ...[...ENTRY, ENTRY_NOTE].map((text) => ({ where: 'ENTRY', texts: [text], sections: [] })),
  ...TERMS.map(({ id, term, also = '', text }) => ({
    where: `term ${id}`,
    texts: [term, also, text],
    sections: [],
  })),
];

function textsOf(block: ContentBlock): string[] {
  if (block.kind === 'paragraph') return [block.text];
  if (block.kind === 'list') return [...block.items];
  if (block.kind === 'figures') return [block.caption, ...block.facts.map((id) => `{fact:${id}}`)];
  return [block.caption, ...block.head, ...block.rows.flat()];
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+):([^{}|]+)(?:\|[^{}]+)?\}/g)].map(([, kind, of]) => ({ kind: kind!, of: of! }));
/** A text as it is typed, without what is put in. Words of links and terms stay. */
const typed = (text: string) =>
  text.replace(/\{(?:fact|value|cite):[^{}]+\}|\{\w+:[^{}|]+\|([^{}]+)\}/g, '$1');
const cited = (texts: readonly string[]) =>
  texts
    .flatMap(placeholders)
    .filter(({ kind }) => kind === 'fact' || kind === 'cite')
    .map(({ of }) => facts.get(of)!);

const DATES_OF_LAW = /(令和|平成)[0-9０-９]+年(度|[0-9０-９]+月)?|20[0-9]{2}年度/g;

test('no text types a number but dates of law, and these are in the words that stand cited beside them', () => {
  for (const { where, texts } of groups) {
    const phrases = cited(texts).map(({ phrase }) => compact(phrase));
    for (const text of texts.map(typed)) {
      assert.doesNotMatch(text.replace(DATES_OF_LAW, ''), /[0-9０-９]/, `${where}: ${text}`);
      assert.doesNotMatch(
        text,
        /[一二三四五六七八九十百千]+(割|％|%|倍|億|万|円|点|成分|品目|人|名|社|年|か月)/,
        `${where}: ${text}`,
      );
      for (const [date] of text.matchAll(DATES_OF_LAW))
        assert.ok(
          phrases.some((phrase) => phrase.includes(compact(date))),
          `${where}: ${date} is in no cited phrase`,
        );
    }
  }
});

test('a figure without a mark has its words shown by a mark in the same text', () => {
  for (const { where, texts } of groups)
    for (const text of texts)
      for (const { kind, of } of placeholders(text))
        if (kind === 'value') {
          const { phrase } = facts.get(of)!;
          const shown = cited([text]).some((fact) => compact(fact.phrase).includes(compact(phrase)));
          assert.ok(shown, `${where}: ${of}`);
        }
});

test('the pages, and the figures of the issue with them, say what facts.yaml says', () => {
  const pages = Object.values(PAGES_OF_TEXT).map((page) => composePage(page, facts));
  for (const page of pages) assert.ok(page.sources.length >= 15, page.title);
  const shown = (text: RichText) => text.map((p) => (p.kind === 'cited' ? (p.shown ?? '') : p.text)).join('');
  const all = pages.map(({ sections }) =>
    sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => {
        if (block.kind === 'paragraph') return [shown(block.text)];
        return block.kind === 'list' ? block.items.map(shown) : block.rows.flat().map(shown);
      }),
  );
  for (const texts of all) {
    for (const figure of ['13.4%', '16.6%', '86.2%', '81.7%', '588人', '924人'])
      assert.ok(texts.includes(figure), figure);
    assert.ok(texts.includes('原則、もとの薬の7割') && texts.includes('原則、もとの薬の5割'));
    assert.ok(texts.includes('200億円から300億円（もとの薬は1,000億円）'));
    assert.ok(texts.includes('1億円程度（もとの薬は300億円から1,000億円）'));
  }
  assert.ok(all[2]!.includes('1,103億円'));
});

test('every link leads to a page of the site, a section of its page, a term, or the PMDA', () => {
  const paths = new Set(PAGES.map(({ path }) => `/${path}`));
  const terms = new Set(TERMS.map(({ id }) => id));
  const dead = groups.flatMap(({ where, texts, sections }) =>
    texts.flatMap(placeholders).flatMap(({ kind, of }) => {
      const fine =
        (kind !== 'term' && kind !== 'link') ||
        (kind === 'term' && terms.has(of)) ||
        (of.startsWith('#') && sections.includes(of.slice(1))) ||
        of.startsWith('https://www.pmda.go.jp/') ||
        paths.has(of);
      return fine ? [] : [`${where}: ${kind}:${of}`];
    }),
  );
  assert.deepEqual(dead, []);
});

test('a term has one address and at most three short sentences', () => {
  assert.equal(new Set(TERMS.map(({ id }) => id)).size, TERMS.length);
  for (const { text, term } of TERMS) {
    const sentences = typed(text).split('。').filter(Boolean);
    assert.ok(sentences.length <= 3, term);
    for (const sentence of sentences) assert.ok(sentence.length <= 75, `${term}: ${sentence}`);
  }
  const { terms } = composeTerms(TERMS, facts);
  assert.ok(terms.length >= 20);
});

test("the patients' sentences are short", () => {
  const sentences = groups
    .filter(({ where }) => where.startsWith('PATIENTS'))
    .flatMap(({ texts }) => texts.flatMap((text) => typed(text).split('。')));
  for (const sentence of sentences) assert.ok(sentence.length <= 75, sentence);
});

test('no page file types a number into a sentence', () => {
  const folder = join(import.meta.dirname, '..', 'pages');
  const own = ['entry', 'patients', 'professionals', 'insurers', 'ingredient', 'ingredients', 'glossary'];
  const files = [
    ...own.map((name) => `${name}.tsx`),
    ...globSync('parts/{ingredient-*,content-*}.tsx', { cwd: folder }),
  ];
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const typedNumber = /.*([0-9０-９][ぁ-んァ-ヶ一-龠％%]|[ぁ-んァ-ヶ一-龠、。（][0-9０-９]).*/.exec(text);
    assert.equal(typedNumber?.[0], undefined, file);
  }
});

test('what the list says of every ingredient stands in the words cited on its page', () => {
  assert.equal(KNOWN_BIOSIMILARS.ingredients.length, 19);
  for (const { id, indication, makers, printedLaunch, launched } of KNOWN_BIOSIMILARS.ingredients) {
    const fact: CitedFact | undefined = facts.get(`launch-${id}`) ?? facts.get(`launch-none-${id}`);
    assert.ok(fact, id);
    const phrase = compact(fact.phrase);
    for (const words of [indication, ...makers.map(({ printed }) => printed), printedLaunch])
      assert.ok(phrase.includes(compact(words)), `${id}: ${words}`);
    if (launched)
      assert.ok(fact.says.includes(`${Number(launched.slice(0, 4))}年${Number(launched.slice(5))}月`), id);
  }
});
