import type { ListedPrice } from '../../../../medicines/index.ts';
import { dateText } from '../../../../platform/dates/date-text.ts';
import { numberText } from '../../../../platform/number-text.ts';

/** A listed price in words: amount, since when, and what kind of price it is. */
export function priceText({ amount, effectiveFrom, expiresOn, unified }: ListedPrice) {
  return {
    amount: `${numberText(amount, 2, 1)}円`,
    notes: [
      unified ? '統一名収載' : null,
      `${dateText(effectiveFrom)}〜`,
      expiresOn ? `経過措置 ${dateText(expiresOn)}まで` : null,
    ].filter((note) => note !== null),
  };
}
