/**
 * The workbook that a maker fills in: the official list, so that it comes back by the same reader, with drop-downs where the list has
 * official words, its head and the names always in sight, and grey where a report changes nothing. A second sheet says what the words
 * mean. Why columns are not locked: docs/decisions/0046-the-makers-workbook.md.
 */
import { columnLetter, type SheetContent } from '../../platform/files/xlsx.ts';
import type { Allowed, EntryRule } from '../../platform/files/xlsx-entries.ts';
import { COLUMN, headerName, OFFICIAL_HEADERS, writeOfficialList } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import { MAX_PERCENT } from '../rules/rules.ts';
import { WRITTEN } from '../rules/status-cells.ts';
import { MEANINGS } from '../words/meanings-wording.ts';
import { OFFICIAL_WORDS } from '../words/official-words.ts';

/** Rows above the first product: a title, and the head. */
const HEAD_ROWS = 2;
const GREY = 'E7E7E7';
/** The columns up to the name, which stay in sight, together fill half of a narrow screen; the official widths would fill all of it. */
const WIDTHS = {
  [COLUMN.route]: 8,
  [COLUMN.therapeuticClass]: 10,
  [COLUMN.ingredient]: 14,
  [COLUMN.strength]: 10,
  [COLUMN.yjCode]: 14.5,
  [COLUMN.name]: 36,
  [COLUMN.mah]: 14,
};
const WORDS_SHEET = '選択肢と意味';

/** @param above the row over the head @param rows 21 cells each. The same list gives the same bytes. */
export function writeReportWorkbook({ above, rows }: { above: Cell[]; rows: readonly Cell[][] }): Buffer {
  // A maker without products has one empty row: a range cannot end before it begins.
  const last = HEAD_ROWS + Math.max(rows.length, 1);
  const columns = OFFICIAL_HEADERS.map((_, column) => column);
  const grey = columns.filter((column) => !WRITTEN.has(column));
  return writeOfficialList({
    above,
    rows,
    widths: WIDTHS,
    form: {
      freeze: { rows: HEAD_ROWS, columns: COLUMN.name + 1 },
      filled: { columns: grey, colour: GREY },
      entries: entriesOf(grey, last),
    },
    more: [wordsSheet()],
  });
}

function entriesOf(grey: readonly number[], last: number): EntryRule[] {
  const below = (column: number) => {
    const letter = columnLetter(column);
    return `${letter}${HEAD_ROWS + 1}:${letter}${last}`;
  };
  const entry = (column: number, allowed: Allowed, message: string): EntryRule => ({
    cells: below(column),
    allowed,
    title: headerName(column).slice(0, 32),
    message,
  });
  return [
    ...Object.entries(OFFICIAL_WORDS).map(([key, { texts }]) =>
      entry(
        COLUMN[key as keyof typeof OFFICIAL_WORDS],
        { kind: 'list', texts: Object.values(texts) },
        `一覧から選んでください。Alt を押しながら下矢印（↓）を押すと、一覧が開きます。意味は「${WORDS_SHEET}」のシートにあります。`,
      ),
    ),
    entry(
      COLUMN.volumeOutlookPercent,
      { kind: 'number', from: 0, to: MAX_PERCENT },
      '通常の出荷量を100としたときの数だけを書いてください（例：80）。',
    ),
    {
      cells: grey.map(below).join(' '),
      allowed: { kind: 'nothing' },
      title: '報告では変わらない列です',
      message: '灰色の列は、公式の一覧のとおりです。書き換えても報告されません。',
    },
  ];
}

/** Which words each column takes, and what each means. */
function wordsSheet(): SheetContent {
  const rows = Object.entries(OFFICIAL_WORDS).flatMap(([key, { texts }]) =>
    Object.entries(texts).map(([code, text]) => [
      headerName(COLUMN[key as keyof typeof OFFICIAL_WORDS]),
      text,
      (MEANINGS[key as keyof typeof MEANINGS] as Record<string, string>)[code]!,
    ]),
  );
  const free = [COLUMN.outlookText, COLUMN.volumeOutlookPercent].map((column) => [
    headerName(column),
    '（自由に書く欄）',
    column === COLUMN.outlookText ? MEANINGS.outlookText : MEANINGS.volumeOutlookPercent,
  ]);
  return {
    name: WORDS_SHEET,
    rows: [['列', '書けることば', '意味'], ...rows, ...free],
    headRows: 1,
    widths: [46, 36, 100],
  };
}
