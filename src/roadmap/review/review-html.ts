/** A review as one page that needs nothing else: to be read, saved or printed. */
import { Fragment, createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { fiscalYearText } from '../../platform/dates/era.ts';
import {
  type Block,
  CONTENTS,
  contentsOf,
  fullTitle,
  GIST,
  type ReviewText,
  TIMELINE_HEADS,
  type Timeline,
  textOf,
  timelineCells,
  type Words,
} from './review-blocks.ts';
import { REVIEW_STYLE } from './review-style.ts';

/**
 * Writes the page; all text is escaped. The same text and site give the same page.
 * @param site address of the site, for a page that is read elsewhere; without it links to the site's pages are relative
 */
export function reviewHtml(text: ReviewText, site: string | null): string {
  const title = renderToStaticMarkup(h('title', null, `${fullTitle(text)}｜安定 Antei`));
  const nav = h(
    'nav',
    { 'aria-labelledby': 'contents' },
    h('h2', { id: 'contents' }, CONTENTS),
    contents(text),
  );
  const gist = h(
    'section',
    { 'aria-labelledby': 'gist' },
    h('h2', { id: 'gist' }, GIST),
    ...text.gist.map((block) => drawBlock(block, site)),
  );
  const header = h('header', null, h('h1', null, text.title), h('p', null, text.subtitle));
  return [
    '<!doctype html>',
    '<html lang="ja">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    title,
    // Ours, and not to be escaped.
    `<style>${REVIEW_STYLE}</style>`,
    '</head>',
    '<body>',
    renderToStaticMarkup(header),
    '<main>',
    ...(text.edition === 'full' ? [renderToStaticMarkup(gist), renderToStaticMarkup(nav)] : []),
    ...text.blocks.map((block) => renderToStaticMarkup(drawBlock(block, site))),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function contents(text: ReviewText): ReactNode {
  return h(
    'ul',
    null,
    ...contentsOf(text).map(({ id, level, text }) =>
      h('li', { className: `level-${level}` }, h('a', { href: `#${id}` }, text)),
    ),
  );
}

function drawBlock(block: Block, site: string | null): ReactNode {
  const draw = (words: Words) => drawWords(words, site);
  switch (block.kind) {
    case 'heading':
      return h(`h${block.level + 1}`, { id: block.id }, block.text);
    case 'paragraph':
      return h('p', null, block.text);
    case 'list':
      return h('ul', null, ...block.items.map((item) => h('li', null, draw(item))));
    case 'facts':
      return h(
        'dl',
        null,
        ...block.rows.map(({ term, lines }) =>
          h('div', null, h('dt', null, term), ...lines.map((line) => h('dd', null, draw(line)))),
        ),
      );
    case 'timeline':
      return drawTimeline(block);
    case 'table':
      return drawTable(block, draw);
  }
}

/** Wide tables scroll in a region that keys reach. */
function drawTable(
  { caption, columns, rows }: Extract<Block, { kind: 'table' }>,
  draw: (words: Words) => ReactNode,
): ReactNode {
  const look = (at: number) => ({ className: columns[at]!.align });
  return h(
    'div',
    { className: 'table', role: 'region', 'aria-label': caption, tabIndex: 0 },
    h(
      'table',
      null,
      h('caption', null, caption),
      h(
        'thead',
        null,
        h('tr', null, ...columns.map(({ header }, at) => h('th', { scope: 'col', ...look(at) }, header))),
      ),
      h(
        'tbody',
        null,
        ...rows.map((row) =>
          h(
            'tr',
            null,
            h('th', { scope: 'row' }, draw(row[0]!)),
            ...row.slice(1).map((cell, at) => h('td', look(at + 1), draw(cell))),
          ),
        ),
      ),
    ),
  );
}

/** Bars are cells of their colour with its letter: a table for those who do not see it. */
function drawTimeline(timeline: Timeline): ReactNode {
  const { caption, years, rows } = timeline;
  const heads = [...TIMELINE_HEADS.map(({ header }) => header), ...years.map((year) => fiscalYearText(year))];
  return h(
    'div',
    { className: 'table', role: 'region', 'aria-label': caption, tabIndex: 0 },
    h(
      'table',
      { className: 'timeline' },
      h('caption', null, caption),
      h('thead', null, h('tr', null, ...heads.map((header) => h('th', { scope: 'col' }, header)))),
      h(
        'tbody',
        null,
        ...rows.map((row) => {
          const [title, ...cells] = timelineCells(timeline, row);
          return h(
            'tr',
            null,
            h('th', { scope: 'row' }, title),
            ...cells.map((cell, at) =>
              h('td', { className: at > 0 && cell ? `bar bar-${row.standing}` : undefined }, cell),
            ),
          );
        }),
      ),
    ),
  );
}

/** The address is printed behind the link, for paper. */
function drawWords(words: Words, site: string | null): ReactNode {
  if (typeof words === 'string' || !words.url) return textOf(words);
  const { text, url } = words;
  const href = url.startsWith('/') && site !== null ? site + url : url;
  return h(Fragment, null, h('a', { href }, text), h('span', { className: 'url' }, `（${url}）`));
}
