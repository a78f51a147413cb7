import { classify } from './change-rule.ts';
import { CODE_LISTS } from './code-lists.ts';
import {
  type Cell,
  CHANGE_FIELDS,
  type ChangeField,
  type ChangeKind,
  FIELD_COLUMN,
  type SupplyChange,
} from './model.ts';

/** A product's row in one edition: its 20 or 21 cells in official order. Null where the product is not in the list. */
export type State = { name: string; cells: readonly Cell[] } | null;

/**
 * The change of a product from one edition to the next, computed from the two states; null where none of the fields that a
 * change is made of differs. Coded cells differ when their codes do (a text outside the list: when the texts do), free text
 * when it is not the same to the letter.
 */
export function diffStates(before: State, after: State): Omit<SupplyChange, 'asOf' | 'yjCode'> | null {
  if (!before && !after) return null;
  const differing = CHANGE_FIELDS.filter((field) => differs(field, before?.cells ?? [], after?.cells ?? []));
  if (before && after && differing.length === 0) return null;
  const kinds = kindsOf(before, after, differing);
  const pick = (state: State) =>
    state
      ? Object.fromEntries(differing.map((field) => [field, state.cells[FIELD_COLUMN[field]] ?? null]))
      : {};
  const change = { name: (after ?? before)!.name, kinds, before: pick(before), after: pick(after) };
  return { ...change, ...classify(change) };
}

function kindsOf(before: State, after: State, differing: readonly ChangeField[]): ChangeKind[] {
  if (!before) return ['added'];
  if (!after) return ['removed'];
  const kinds: ChangeKind[] = [];
  if (differing.includes('response')) kinds.push('response');
  if (differing.includes('volume')) kinds.push('volume');
  if (differing.some((field) => field !== 'response' && field !== 'volume')) kinds.push('detail');
  return kinds;
}

function differs(field: ChangeField, before: readonly Cell[], after: readonly Cell[]): boolean {
  const a = before[FIELD_COLUMN[field]] ?? null;
  const b = after[FIELD_COLUMN[field]] ?? null;
  if (a === b) return false;
  if (field === 'outlookText' || field === 'volumeOutlookPercent') return true;
  const code = CODE_LISTS[field](a);
  return code === 'unknown' || code !== CODE_LISTS[field](b);
}
