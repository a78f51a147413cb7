import { findTerm } from './glossary/glossary.ts';

/** What is in one unit, how many units, and the word for the unit: `60mg1錠`, `0.5％5mL1瓶`. */
const SHAPE = /^([\d.,%a-zμ]*?)(\d[\d,]*)([^\d.,%a-z]+)$/i;
/** An amount alone: `1g`, `10mL`, `0.1%1g`. */
const AMOUNT = /^[\d.,%a-zμ]+$/i;

/**
 * A strength of the list in English, from the words of its units: `６０ｍｇ１錠` as 「60 mg, 1 tablet」. Null where any part of it has
 * no English in the glossary: the Japanese then stands alone.
 */
export function englishStrength(strength: string): string | null {
  const text = strength.normalize('NFKC').replace(/\s/g, '');
  if (AMOUNT.test(text)) return spaced(text);
  const [, amount, count, unit] = SHAPE.exec(text) ?? [];
  const term = unit === undefined ? null : findTerm('unit', unit);
  if (!term) return null;
  const units = `${count} ${count === '1' ? term.en : term.many}`;
  return amount ? `${spaced(amount)}, ${units}` : units;
}

/** `10mg` as 10 mg, `0.1%1g` as 0.1% 1 g. */
function spaced(amount: string): string {
  return amount
    .replace(/(?<=\d)(?=[a-zμ])/gi, ' ')
    .replace(/(?<=%)(?=\d)/g, ' ')
    .replace(/(?<=[a-z])(?=\d)/gi, ' ');
}
