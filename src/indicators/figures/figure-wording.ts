/** Keys of figures as people read them, and their order. */
import type { Cube } from '../cubes/cube-model.ts';
import { type Breakdown, DATASET_ROUTES, NATION, PREFECTURES, SETTINGS, SEXES } from '../model.ts';

/** Labels of the keys of a breakdown, in the order in which figures are shown; null: the order of the keys themselves. */
export function labelsOf(by: Breakdown, ofFamilies: boolean, cube: Cube): ReadonlyMap<string, string> | null {
  switch (by) {
    case 'nation':
      return new Map([[NATION, '全国']]);
    case 'prefecture':
      return PREFECTURES;
    case 'class':
      return sorted(cube.classes);
    case 'setting':
      return new Map([...Object.entries(SETTINGS), ['all', 'すべて']]);
    case 'route':
      return new Map([...Object.entries(DATASET_ROUTES), ['all', 'すべて']]);
    case 'sex':
      return new Map(Object.entries(SEXES));
    case 'age':
      return ageLabels(cube.ages);
    case 'ingredient':
      return ofFamilies ? cube.families : sorted(cube.ingredients);
    case 'month':
      return null;
  }
}

/** Bands reach to the next one's first year: `0～4歳` … `100歳以上`. */
function ageLabels(ages: readonly string[]): Map<string, string> {
  return new Map(
    ages.map((age, index) => {
      const next = ages[index + 1];
      return [age, next === undefined ? `${Number(age)}歳以上` : `${Number(age)}～${Number(next) - 1}歳`];
    }),
  );
}

function sorted(names: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...names].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
