/** Previews a list: what the text, file and choices that somebody gave would become, shown before the list is made. */
import { Pieces } from '../../platform/files/pieces.ts';
import type { Reading, Sending } from '../../platform/files/reading/reading.ts';
import { paced } from '../../platform/turns/paced.ts';
import type { Snapshot } from '../../supply/index.ts';
import type { FairWork } from '../fair-work.ts';
import type { RuleKind, WatchRule } from '../model.ts';
import { type CodeAnswers, matchRows, shownProduct } from './intake.ts';
import type { IntakeKind, IntakeResult, IntakeRow } from './intake-model.ts';
import { packagesIn } from './intake-packages.ts';
import { receiptsIn } from './intake-receipts.ts';
import { readText } from './intake-text.ts';
import { textReader, uploadReader } from './list-reader.ts';
import { findRules, ingredientRules, type RuleChoice, ruleChoice } from './rule-intake.ts';

export interface GivenList {
  text?: string;
  /** What was pasted above it, where that is too long for a text. Pieces are taken over: nobody may read them afterwards. */
  longText?: Pieces | null;
  file?: { name: string; pieces: Pieces } | null;
  /** Products that are chosen already. */
  codes?: readonly string[];
  rules?: readonly WatchRule[];
  /** Names of ingredients, classes and makers as typed. */
  askedRules?: readonly { kind: RuleKind; text: string }[];
}

/** Reads what was given, for somebody. */
export interface ListReading {
  reading: Reading;
  sending: Sending;
  work: FairWork;
}

/** Characters that are read at once: half a millisecond. A longer text is read as a file is, and has a place as one. */
const SHORT_TEXT = 20_000;

/** Codes of a kind that are looked up for a row; it means one product. */
const CODES_OF_ROW = 5;
/** Rows of each kind that one page can show; the others follow, or go into a text to be given again. */
const SHOWN = 200;
/** Candidates that one page offers, of all its rows: half a megabyte. */
const OFFERED = 2_000;
/** Characters of the rows that go through a page and come back with its form, of each kind: more than 3,000 rows. */
const CARRIED = 200_000;

/**
 * @param findCodes asks the tables of codes
 * @throws AnteiError as intake-file.ts and `FairWork.run`; `not-found` never: what is not found is part of the preview.
 */
export async function previewList(
  snapshot: Snapshot,
  given: GivenList,
  findCodes: (codes: Record<keyof CodeAnswers, readonly string[]>) => Promise<CodeAnswers>,
  by: ListReading,
) {
  const results = await by.work.run(by.sending, weightOf(given), async (pause) => {
    const rows = await rowsOf(given, by);
    const receipts = new Set<string>();
    const packages = new Set<string>();
    for await (const { cells } of paced(rows, pause)) {
      for (const code of cells.flatMap(receiptsIn).slice(0, CODES_OF_ROW)) receipts.add(code);
      for (const code of cells.flatMap(packagesIn).slice(0, CODES_OF_ROW)) packages.add(code);
    }
    const answers = await findCodes({ receipts: [...receipts], packages: [...packages] });
    await pause();
    return matchRows(snapshot, rows, { ...answers, pause });
  });
  const of = (...kinds: IntakeKind[]) => results.filter(({ kind }) => kinds.includes(kind));
  const matched = of('matched');
  const open = of('candidates');
  const first = onOnePage(open);
  const missing = of('notFound');
  const skipped = of('duplicate', 'heading', 'blank');
  const ticked = [...new Set(given.codes ?? [])].filter((code) => snapshot.byCode.has(code));
  const codes = new Set([...ticked, ...matched.map(({ products }) => products[0]!.yjCode)]);
  const asked = (given.askedRules ?? []).map((one) => ({ ...one, choices: findRules(snapshot, one) }));
  return {
    rows: results.length,
    counts: countKinds(results),
    /** All products that are sure, by code. */
    codes: [...codes].join(' '),
    sure: codes.size,
    /** Some of them by name, those chosen before first. */
    matched: [
      ...ticked.slice(0, SHOWN).map((code) => ({
        line: null,
        input: '',
        why: '',
        product: shownProduct(snapshot.byCode.get(code)!),
      })),
      ...matched.map(({ line, input, why, products }) => ({ line, input, why, product: products[0]! })),
    ]
      .slice(0, SHOWN)
      .map((row) => ({ ...row, whole: ingredientRules(snapshot, [row.product.yjCode]) })),
    /** The undecided rows; for each what "all of this ingredient" would be. */
    open: open.slice(0, first).map((row) => ({
      ...row,
      whole: ingredientRules(
        snapshot,
        row.products.map(({ yjCode }) => yjCode),
      ),
    })),
    /** The undecided rows after those shown, to be given again. */
    later: carried(open.slice(first)),
    missing: missing.slice(0, SHOWN),
    missingRows: carried(missing),
    skipped: skipped.slice(0, SHOWN),
    rules: [
      ...(given.rules ?? []).map((rule) => ruleChoice(snapshot, rule)),
      ...asked.flatMap(({ choices }) => (choices.length === 1 ? choices : [])),
    ] satisfies RuleChoice[],
    openRules: asked.filter(({ choices }) => choices.length !== 1),
  };
}

/** Bytes of what was given; null if it is short. */
function weightOf({ text = '', longText, file }: GivenList): number | null {
  const bytes = text.length * 2 + (longText?.length ?? 0) + (file?.pieces.length ?? 0);
  return file || longText || text.length > SHORT_TEXT ? bytes : null;
}

export type ListPreview = Awaited<ReturnType<typeof previewList>>;

async function rowsOf(
  { text = '', longText, file }: GivenList,
  { reading, sending }: ListReading,
): Promise<IntakeRow[]> {
  const long = longText ? Pieces.of(longText, '\n', text) : text.length > SHORT_TEXT ? Pieces.of(text) : null;
  const pasted = long
    ? await reading.read(textReader, [long], { bytes: long.length, sending })
    : text.trim() === ''
      ? []
      : readText(text);
  if (!file || (file.name === '' && file.pieces.length === 0)) return pasted;
  const uploaded = await reading.read(uploadReader, [file.name || 'ファイル', file.pieces], {
    bytes: file.pieces.length,
    sending,
  });
  return [...uploaded, ...pasted];
}

function countKinds(results: readonly IntakeResult[]): Record<IntakeKind, number> {
  const counts = { matched: 0, candidates: 0, notFound: 0, duplicate: 0, heading: 0, blank: 0 };
  for (const { kind } of results) counts[kind]++;
  return counts;
}

/** How many rows one page shows with all their candidates. */
function onOnePage(open: readonly IntakeResult[]): number {
  let left = OFFERED;
  const full = open.findIndex(({ products }) => {
    left -= products.length;
    return left < 0;
  });
  return Math.min(SHOWN, full < 0 ? open.length : full);
}

/** As many rows as a page can carry, and how many there are. */
function carried(results: readonly IntakeResult[]): { text: string; rows: number; left: number } {
  const lines: string[] = [];
  let length = 0;
  for (const { input } of results) {
    length += input.length + 1;
    if (length > CARRIED) break;
    lines.push(input);
  }
  return { text: lines.join('\n'), rows: results.length, left: results.length - lines.length };
}
