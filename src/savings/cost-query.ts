/** What the address of the calculator asks for, read field by field: what makes no sense is reported beside its field. Pure. */
import { numberText } from '../platform/number-text.ts';
import { cleanLine } from '../platform/text.ts';
import type { CostItem } from './cost-items.ts';
import {
  type BenefitTable,
  INCOME_CLASSES,
  type IncomeClass,
  SETTINGS,
  type Setting,
  type Tenths,
} from './model.ts';

/** Names of the fields, as the address has them. */
export type CostField = 'item' | 'units' | 'class' | 'share' | 'setting' | 'repeated';

export interface CostQuery {
  /** As given, or the default if nothing was; for the form. */
  fields: Record<CostField, string>;
  problems: Partial<Record<CostField, string>>;
  /** True if no number of units was given and the example is used. */
  example: boolean;
  /** Null while a field is wrong. */
  asked: {
    item: CostItem;
    units: number;
    of: IncomeClass;
    tenths: Tenths;
    setting: Setting;
    repeated: boolean;
  } | null;
}

/** What the form shows before anybody has entered anything; the page says that it is an example. */
const EXAMPLE = { units: '2', class: 'u70-u' as IncomeClass, setting: 'outpatient' as Setting };
const MAX_UNITS = 1_000;

/**
 * Reads an address. `item` is the key of an ingredient's strength; `ingredient` (a family's id) alone asks for the first strength of an ingredient.
 * @param items what can be asked for; at least one
 */
export function readCostQuery(
  params: URLSearchParams,
  items: readonly CostItem[],
  { classes }: BenefitTable,
): CostQuery {
  const given = (name: string) => cleanLine(params.get(name) ?? '').slice(0, 100);
  const problems: CostQuery['problems'] = {};
  const family = given('ingredient');
  const wanted = given('item');
  const item = wanted
    ? items.find(({ key }) => key === wanted)
    : (items.find((one) => one.family === family) ?? (family ? undefined : items[0]));
  if (!item) problems.item = 'この成分・規格は、いまの薬価基準にありません。一覧から選び直してください。';

  const units = given('units') || EXAMPLE.units;
  const number = unitsOf(units);
  if (number === null)
    problems.units = `数量は、0より大きく${numberText(MAX_UNITS)}までの数字（小数は2桁まで）で入れてください。`;

  const of = given('class') || EXAMPLE.class;
  const known = Object.hasOwn(INCOME_CLASSES, of) ? (of as IncomeClass) : null;
  if (!known) problems.class = '年齢と所得の区分を、一覧から選んでください。';

  const limits = known && classes[known];
  const share = given('share') || String(limits?.tenths[0] ?? 3);
  if (!['1', '2', '3'].includes(share)) problems.share = '負担割合を、一覧から選んでください。';
  else if (limits && !limits.tenths.includes(Number(share) as Tenths))
    problems.share = `「${sayClass(known)}」の負担割合は${limits.tenths.map((one) => `${one}割`).join('か')}です。選び直してください。`;

  const setting = given('setting') || EXAMPLE.setting;
  if (!Object.hasOwn(SETTINGS, setting)) problems.setting = '使う場所を、一覧から選んでください。';

  const repeated = given('repeated') !== '';
  if (repeated && limits && limits.repeated === null)
    problems.repeated = `「${sayClass(known)}」には、多数回該当の上限額がありません。印を外してください。`;

  return {
    fields: {
      item: item?.key ?? wanted,
      units,
      class: of,
      share,
      setting,
      repeated: repeated ? '1' : '',
    },
    problems,
    example: given('units') === '',
    asked:
      item && number !== null && known && Object.keys(problems).length === 0
        ? {
            item,
            units: number,
            of: known,
            tenths: Number(share) as Tenths,
            setting: setting as Setting,
            repeated,
          }
        : null,
  };
}

/** 「70歳未満・区分ウ」 */
export function sayClass(of: IncomeClass): string {
  const { age, name } = INCOME_CLASSES[of];
  return `${age}・${name}`;
}

/** A number in any width with at most two decimals; null for anything else. */
function unitsOf(text: string): number | null {
  const typed = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(typed)) return null;
  const units = Number(typed);
  return units > 0 && units <= MAX_UNITS ? units : null;
}
