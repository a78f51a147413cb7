import type { Choice } from '../../../figures/page-source.ts';
import { DATASET_ROUTES, type Narrowing, PREFECTURES, SETTINGS } from '../../../model.ts';

/** What figures are narrowed to: 「外来（院内）・注射薬・薬効分類 214 血圧降下剤」; 「すべての処方」 where they are not. */
export function narrowingWords(
  { prefecture, setting, route, class: number, family, ingredient }: Narrowing,
  { classes = [], families = [] }: { classes?: readonly Choice[]; families?: readonly Choice[] },
): string {
  const named = (choices: readonly Choice[], value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  const parts = [
    prefecture && PREFECTURES.get(prefecture),
    setting && SETTINGS[setting],
    route && DATASET_ROUTES[route],
    number && `薬効分類 ${named(classes, number)}`,
    family && named(families, family),
    ingredient && `医薬品コードが ${ingredient} で始まる成分`,
  ].filter(Boolean);
  return parts.length === 0 ? 'すべての処方' : parts.join('・');
}
