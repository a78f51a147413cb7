import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FactBook, factBook } from '../../documents/index.ts';
import { type ComposedBlock, Composer, composePage } from './compose.ts';

const source = (phrase: string) => ({ document: 'policy', phrase });
const place = { file: 'facts.yaml', line: 1 };
const facts: FactBook = factBook({
  documents: [{ id: 'policy', seed: null, title: '方針', publisher: '厚生労働省', published: '2024-09-30' }],
  facts: [
    { id: 'share', says: '割合', value: 16.6, unit: '%', source: source('16.6％と低い'), place },
    { id: 'low', says: '下の値', value: 1200, unit: '億円', source: source('1,200～1,300億円'), place },
    { id: 'high', says: '上の値', value: 1300, unit: '億円', source: source('1,200～1,300億円'), place },
    { id: 'launch', says: '発売', value: 2009, unit: '年', source: source('2009年発売'), place },
    { id: 'why', says: '理由', value: null, unit: null, source: source('不可欠である'), place },
  ],
});

test('a figure is shown with its unit and its mark; years are not grouped', () => {
  const composer = new Composer(facts);
  const shown = composer.text('はじめは{fact:launch}、{fact:high}です。');
  assert.deepEqual(
    shown.map((piece) => (piece.kind === 'cited' ? [piece.shown, piece.mark] : piece)),
    [
      { kind: 'text', text: 'はじめは' },
      ['2009年', 1],
      { kind: 'text', text: '、' },
      ['1,300億円', 2],
      { kind: 'text', text: 'です。' },
    ],
  );
});

test('marks follow the order of the page, and the same words have one mark', () => {
  const page = composePage(
    {
      title: '題',
      lead: '',
      sections: [
        {
          id: 'a',
          title: 'ア',
          blocks: [
            { kind: 'paragraph', text: '{cite:why}{fact:low}{fact:high}' },
            { kind: 'figures', caption: '値', facts: ['share', 'low'] },
          ],
        },
      ],
    },
    facts,
  );
  assert.deepEqual(
    page.sources.map(({ id, document, published }) => [id, document, published]),
    [
      ['why', '方針', '厚生労働省、2024年9月30日'],
      ['low', '方針', '厚生労働省、2024年9月30日'],
      ['share', '方針', '厚生労働省、2024年9月30日'],
    ],
  );
  const [first, second] = page.sections[0]!.blocks as [ComposedBlock, ComposedBlock];
  assert.deepEqual(
    first.kind === 'paragraph' && first.text.map((p) => p.kind === 'cited' && [p.shown, p.mark]),
    [
      [null, 1],
      ['1,200億円', 2],
      ['1,300億円', 2],
    ],
  );
  assert.deepEqual(second.kind === 'table' && second.rows.map(([says]) => says), [
    [{ kind: 'text', text: '割合' }],
    [{ kind: 'text', text: '下の値' }],
  ]);
});

test('terms and links become links; a value stands without a mark', () => {
  assert.deepEqual(new Composer(facts).text('{term:rmp|計画}と{link:/data|データ}、{value:low}'), [
    { kind: 'link', to: '/biosimilars/glossary#rmp', text: '計画' },
    { kind: 'text', text: 'と' },
    { kind: 'link', to: '/data', text: 'データ' },
    { kind: 'text', text: '、' },
    { kind: 'text', text: '1,200億円' },
  ]);
});

test('what no fact says stops the start', () => {
  const composer = new Composer(facts);
  assert.throws(() => composer.text('{fact:none}'), /no fact none/);
  assert.throws(() => composer.text('{fact:why}'), /why has no number/);
  assert.throws(() => composer.text('{value:why}'), /why has no number/);
  assert.throws(() => composer.text('{term:rmp}'), /no words/);
  assert.throws(() => composer.text('{facts:share}'), /no placeholder/);
  assert.throws(() => composer.text('半分{fact:share'), /no placeholder/);
});
