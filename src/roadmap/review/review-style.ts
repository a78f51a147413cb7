import { STANDING_COLOURS } from '../state-wording.ts';

/** The colour of each standing, for the bars of a timeline. */
const BARS = Object.entries(STANDING_COLOURS)
  .map(([standing, colour]) => `.bar-${standing} { background: ${colour}; }`)
  .join('\n');

/** How the page of a review looks: plain, readable on a phone, and on A4. */
export const REVIEW_STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: #1a1a1a; background: #fff;
  font: 1rem/1.75 "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.4; }
h2 { margin-top: 3rem; border-bottom: 2px solid #1a1a1a; font-size: 1.5rem; line-height: 1.5; }
h3 { margin-top: 2.5rem; font-size: 1.25rem; line-height: 1.5; }
h4 { margin-top: 2rem; font-size: 1.125rem; line-height: 1.5; }
h5 { margin: 2rem 0 .5rem; border-left: 4px solid #0017c1; padding-left: .75rem; font-size: 1rem; }
a { color: #0017c1; }
a:focus-visible, .table:focus-visible { outline: 4px solid #000; outline-offset: 2px; }
nav ul { list-style: none; padding: 0; }
.level-2 { padding-left: 1.5rem; } .level-3 { padding-left: 3rem; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: 8rem 1fr; gap: 0 1rem; border-bottom: 1px solid #d9d9d9; padding: .25rem 0; }
dt { grid-row: 1 / span 60; color: #4d4d4d; } dd { grid-column: 2; margin: 0; white-space: pre-line; }
.table { overflow-x: auto; margin: 1rem 0; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
caption { padding: .25rem 0; text-align: left; font-weight: 700; }
th, td { min-width: 4rem; border-bottom: 1px solid #949494; padding: .375rem .5rem; text-align: left; vertical-align: top;
  white-space: pre-line; }
thead th { background: #f2f2f2; } tbody th { min-width: 10rem; font-weight: 400; }
.end { text-align: right; }
.timeline td.bar { min-width: 2.5rem; border: 2px solid #fff; color: #fff; font-weight: 700; text-align: center;
  print-color-adjust: exact; }
.timeline td { min-width: 2.5rem; }
${BARS}
.url { color: #4d4d4d; font-size: .8125rem; }
@media (max-width: 30rem) { dl > div { display: block; } th, td { min-width: 7rem; } }
@page { size: A4; margin: 15mm; }
@media print { body { max-width: none; padding: 0; font-size: 9pt; } h2 { break-before: page; } #gist { break-before: auto; }
  h1, h2, h3, h4, h5, caption { break-after: avoid; } tr, dl > div { break-inside: avoid; } .table { overflow: visible; }
  a { color: inherit; text-decoration: none; } }
`;
