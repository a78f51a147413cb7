import type { IsoDate } from '../../../../platform/clock.ts';
import type { ListingEdit } from '../../../read/list-changes.ts';
import { describeChange } from '../../../words/change-wording.ts';
import { readable } from '../../../words/status-wording.ts';

/** What a line of edits shows: what was changed, and the first of the products that it was changed for. */
export interface EditRow {
  key: string;
  asOf: IsoDate;
  lines: { label: string; before: string; after: string }[];
  products: { code: string; name: string; maker: string; linked: boolean }[];
  total: number;
  /** Address of all its products. */
  all: string;
}

/** How many products a line names. */
const NAMED = 3;

export function toEditRow({ key, changes }: ListingEdit, all: string): EditRow {
  const first = changes[0]!;
  return {
    key,
    asOf: first.asOf,
    lines: describeChange(first).map(({ label, before, after }) => ({ label, before, after })),
    products: changes.slice(0, NAMED).map(({ yjCode, name, product }) => ({
      code: yjCode,
      name: readable(name),
      maker: product ? readable(product.mah) : '',
      linked: product !== null,
    })),
    total: changes.length,
    all,
  };
}
