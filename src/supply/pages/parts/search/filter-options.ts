import { DESIGNATIONS, isCriticalSupply } from '../../../../medicines/model.ts';
import { FACETS, type Facet, type ProductQuery } from '../../../model.ts';
import type { ProductResult } from '../../../read/search-products.ts';
import { RESPONSE_LOOKS, VOLUME_LOOKS } from '../../../ui/status-look.ts';
import { readable } from '../../../words/status-wording.ts';

/** A value of a filter as it is shown. */
export interface Option {
  value: string;
  label: string;
  count: number;
  checked: boolean;
}

export interface Filter {
  name: Facet;
  legend: string;
  options: Option[];
  /** For a long list: how many values it has altogether, where only the first are in `options`. */
  total?: number;
  /** Nothing is chosen in it, and every choice would show what is shown already, or nothing. */
  idle: boolean;
}

/** Filters whose values are names of the list. */
export const LONG_FILTERS = ['class', 'mah'] as const;
export type LongFilter = (typeof LONG_FILTERS)[number];
/** As many names as are offered before 「すべて」. */
const FIRST = 12;

const LEGENDS: Record<Facet, string> = {
  response: '出荷',
  volume: '量',
  category: '区分',
  route: '剤',
  essential: '供給確保',
  basic: '基礎的医薬品',
  class: '薬効分類',
  mah: '製造販売業者',
};

/** Short words where the official ones end alike (先発品, 内用薬): the legend says the rest. */
const WORDS: Record<Exclude<Facet, LongFilter>, Record<string, string>> = {
  response: words(RESPONSE_LOOKS),
  volume: words(VOLUME_LOOKS),
  category: {
    originator: '先発',
    generic: '後発',
    quasiOriginator: '準先発',
    longListed: '長期収載',
    other: 'その他',
    unlisted: '未収載',
    unknown: '不明',
  },
  route: { internal: '内用', external: '外用', injection: '注射', dental: '歯科用', unknown: '不明' },
  essential: {
    ...Object.fromEntries(DESIGNATIONS.map((one) => [one, isCriticalSupply(one) ? `${one}（重要）` : one])),
    unknown: '不明',
  },
  basic: { yes: '基礎的医薬品' },
};
/** Values that no product has on a normal day. */
const RARE = new Set(['unknown', 'notStated', 'dental']);

function words(looks: Record<string, { word: string }>): Record<string, string> {
  return Object.fromEntries(Object.entries(looks).map(([code, { word }]) => [code, word]));
}

/** The filters with their live counts; `whole` is the long list to be given in full. */
export function toFilters(
  { counts, total: found }: Pick<ProductResult, 'counts' | 'total'>,
  chosen: ProductQuery['filters'],
  whole: LongFilter | null,
): Filter[] {
  return FACETS.map((name) => {
    const has = new Set(chosen[name]);
    const idle =
      has.size === 0 && [...counts[name].values()].every((count) => count === 0 || count === found);
    const option = (value: string, label: string): Option => ({
      value,
      label,
      count: counts[name].get(value) ?? 0,
      checked: has.has(value),
    });
    if (name !== 'class' && name !== 'mah') {
      const options = Object.entries(WORDS[name]).map(([value, label]) => option(value, label));
      return {
        name,
        legend: LEGENDS[name],
        idle,
        options: options.filter((o) => !RARE.has(o.value) || o.count > 0 || o.checked),
      };
    }
    const names = [...counts[name]]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([value]) => value);
    const shown = [
      ...has,
      ...names.filter((value) => !has.has(value)).slice(0, whole === name ? names.length : FIRST),
    ];
    return {
      name,
      legend: LEGENDS[name],
      idle,
      options: shown.map((value) => option(value, readable(value))),
      total: names.length,
    };
  });
}
