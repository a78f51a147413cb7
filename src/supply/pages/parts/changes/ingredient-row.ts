import type { IngredientChanges } from '../../../read/list-changes.ts';
import { changeSummary } from '../../../words/change-wording.ts';
import { readable } from '../../../words/status-wording.ts';

/** What a line of changes by ingredient shows: how many, and the first of them. */
export interface IngredientRow {
  /** '' for products of a list that was taken back, which have no ingredient. */
  name: string;
  label: string;
  total: number;
  changes: { key: string; code: string; name: string; maker: string; what: string; linked: boolean }[];
  /** Address of all its changes. */
  all: string;
}

/** How many changes a line names. */
const NAMED = 3;

export function toIngredientRow(
  { name, changes }: IngredientChanges,
  all: (name: string) => string,
): IngredientRow {
  return {
    name,
    label: name === '' ? '（取り下げられた一覧の品目）' : readable(name),
    total: changes.length,
    changes: changes.slice(0, NAMED).map((change) => ({
      key: `${change.asOf} ${change.yjCode}`,
      code: change.yjCode,
      name: readable(change.name),
      maker: change.product ? readable(change.product.mah) : '',
      what: changeSummary(change),
      linked: change.product !== null,
    })),
    all: all(name),
  };
}
