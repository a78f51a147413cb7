import { writtenDate } from '../../platform/dates/written-date.ts';
import { compact } from '../../platform/text.ts';
import {
  type Cell,
  CHANGE_FIELDS,
  CHANGE_KINDS,
  type ChangeField,
  type ChangeKind,
  FIELD_COLUMN,
  isBlank,
  kindOf,
  STATUS_FIELDS,
  type SupplyChange,
} from '../model.ts';
import { CODE_LISTS } from '../official/code-lists.ts';
import { CHANGE_RULE, type ChangeRule, classify } from './change-rule.ts';

/** A product's row in one edition: its 20 or 21 cells in official order. Null if the product is not in the list. */
export type State = { name: string; cells: readonly Cell[] } | null;

/**
 * The change of a product from one edition to the next, computed from the two states; null if none of the fields that a
 * change is made of differs. Coded cells differ when their codes do (a text outside the list: when the texts do), dates and
 * percentages when their values do, other text when its words do (not its white space or line ends); blank cells are all
 * the same.
 * @param absent columns that the layout of one of the two editions does not have: nothing changed there
 */
export function diffStates(
  before: State,
  after: State,
  rule: ChangeRule = CHANGE_RULE,
  absent: ReadonlySet<number> = NONE,
): Omit<SupplyChange, 'asOf' | 'yjCode'> | null {
  if (!before && !after) return null;
  // For a product that came or went, its supply is told; what it is, is in its version.
  const fields = before && after ? CHANGE_FIELDS : STATUS_FIELDS;
  const differing = fields.filter(
    (field) => !absent.has(FIELD_COLUMN[field]) && differs(field, before?.cells ?? [], after?.cells ?? []),
  );
  if (before && after && differing.length === 0) return null;
  const kinds = kindsOf(before, after, differing);
  const pick = (state: State) =>
    state
      ? Object.fromEntries(differing.map((field) => [field, state.cells[FIELD_COLUMN[field]] ?? null]))
      : {};
  const change = { name: (after ?? before)!.name, kinds, before: pick(before), after: pick(after) };
  return { ...change, ...classify(change, rule) };
}

const NONE: ReadonlySet<number> = new Set();

function kindsOf(before: State, after: State, differing: readonly ChangeField[]): ChangeKind[] {
  if (!before) return ['added'];
  if (!after) return ['removed'];
  const found = new Set<ChangeKind>(differing.map(kindOf));
  return (Object.keys(CHANGE_KINDS) as ChangeKind[]).filter((kind) => found.has(kind));
}

/** What cells are compared by where it is not the text itself; a value of its own for each meaning. */
const MEANING: Partial<Record<ChangeField, (cell: NonNullable<Cell>) => Cell>> = {
  ...Object.fromEntries(
    (
      [
        'response',
        'volume',
        'reason',
        'outlook',
        'volumeOutlook',
        'route',
        'category',
        'basicMedicine',
        'essentialSupply',
      ] as const
    ).map((field) => [field, (cell: Cell) => codeOr(cell, CODE_LISTS[field](cell))]),
  ),
  // ⑪ is a serial, a date written out, or 薬価基準未収載.
  listedOn: (cell) => writtenDate(cell) ?? compact(String(cell)),
  volumeOutlookPercent: (cell) => Number(compact(String(cell)).replace(/%$/, '')) || compact(String(cell)),
};

/** A text as it is compared: programs change the line ends and the spaces of a text when they save a file again. */
function words(cell: NonNullable<Cell>): string {
  return String(cell).replace(/\s+/g, ' ').trim();
}

/** A code is marked by a character that no cell holds, so that no text can be taken for one. */
function codeOr(cell: Cell, code: string): Cell {
  return code === 'unknown' ? cell : `\0${code}`;
}

function differs(field: ChangeField, before: readonly Cell[], after: readonly Cell[]): boolean {
  const a = before[FIELD_COLUMN[field]] ?? null;
  const b = after[FIELD_COLUMN[field]] ?? null;
  if (a === b) return false;
  if (isBlank(a) || isBlank(b)) return isBlank(a) !== isBlank(b);
  const meaning = MEANING[field] ?? words;
  return meaning(a!) !== meaning(b!);
}
