/** How products are called: brand or substance, form, strength, and for generics the maker in 「」. */

import { DEMO_MARK } from '../../model.ts';
import type { Random } from '../random.ts';
import type { Strength } from './forms.ts';
import type { Maker } from './makers.ts';
import type { Family, Line } from './types.ts';

/** What follows the brand: '配合錠５ｍｇ'. */
export function tail(family: Family, line: Line, strength: Strength): string {
  const mixed = family.substance.ingredient.includes('・') ? '配合' : '';
  return mixed + line.form.name + strength.label;
}

/** The name of a product without a brand of its own. */
export function plainName(
  random: Random,
  family: Family,
  line: Line,
  strength: Strength,
  maker: Maker,
): string {
  const { base, ingredient } = family.substance;
  if (family.classCode.startsWith('51')) {
    const drug = base.slice(DEMO_MARK.length) + line.form.name;
    return random.chance(0.5) ? `${DEMO_MARK}${maker.short}の${drug}` : `${DEMO_MARK}${drug}${maker.short}Ｍ`;
  }
  if (family.classCode.startsWith('52'))
    return `${DEMO_MARK}${maker.short}${ingredient.slice(DEMO_MARK.length)}${line.form.name}`;
  return `${base}${tail(family, line, strength)}「${maker.short}」`;
}
