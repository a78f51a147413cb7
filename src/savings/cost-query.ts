/** What the address of the calculator asks for, read field by field: what makes no sense is reported beside its field. Pure. */
import type { IsoDate } from '../platform/clock.ts';
import { momentText, monthsText } from '../platform/dates/date-text.ts';
import { firstDay, monthDays, monthName, monthNames, monthOf } from '../platform/dates/months.ts';
import { numberText } from '../platform/number-text.ts';
import { cleanLine } from '../platform/text.ts';
import { benefitTableOn } from './benefit-table.ts';
import type { CostItem } from './cost-items.ts';
import {
  type BenefitClass,
  type BenefitTable,
  SETTINGS,
  type Setting,
  sayClass,
  type TableState,
  type Tenths,
} from './model.ts';

/** Names of the fields, as the address has them. */
export type CostField = 'month' | 'item' | 'units' | 'class' | 'share' | 'setting' | 'repeated';

export interface CostQuery {
  /** As given, or the default if nothing was; for the form. */
  fields: Record<CostField, string>;
  problems: Partial<Record<CostField, string>>;
  /** True if no number of units was given and the example is used. */
  example: boolean;
  /** The limits of the month; null if there are none: nothing is worked out by those of another. */
  table: BenefitTable | null;
  /** Months to choose from, `2026-11`, and whether their limits are in force; null where there are none. */
  months: { month: string; state: TableState | null }[];
  /** Null while a field is wrong. */
  asked: {
    /** `2026-11` */
    month: string;
    item: CostItem;
    units: number;
    of: BenefitClass;
    tenths: Tenths;
    setting: Setting;
    repeated: boolean;
  } | null;
}

/** What the form shows before anybody has entered anything; the page says that it is an example. */
const EXAMPLE = { units: '2', setting: 'outpatient' as Setting };
const MAX_UNITS = 1_000;
/** How many months back can be chosen from the list; an address may ask for any month that has a table. */
const MONTHS_BACK = 12;

/**
 * Reads an address. `item` is the key of an ingredient's strength; `ingredient` (a family's id) alone asks for the first strength of an ingredient.
 * @param items what can be asked for; at least one
 * @param tables oldest first; at least one
 */
export function readCostQuery(
  params: URLSearchParams,
  items: readonly CostItem[],
  tables: readonly BenefitTable[],
  today: IsoDate,
): CostQuery {
  const given = (name: string) => cleanLine(params.get(name) ?? '').slice(0, 100);
  const problems: CostQuery['problems'] = {};
  const thisMonth = today.slice(0, 7);
  const month = given('month') || thisMonth;
  const day = /^\d{4}-\d{2}$/.test(month) ? (monthDays(month)?.from ?? null) : null;
  const table = day === null ? null : benefitTableOn(day, tables);
  if (!day) problems.month = '月を、一覧から選んでください。';
  else if (!table)
    problems.month = `${momentText(month)}の高額療養費の上限額は、このサイトにありません。別の月の額では計算しません。あるのは${sayPeriods(tables)}です。`;

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

  const of = given('class') || (table?.usual ?? '');
  const known = table?.classes.find(({ id }) => id === of) ?? null;
  if (table && !known)
    problems.class = tables.some(({ classes }) => classes.some(({ id }) => id === of))
      ? `${momentText(month)}は、所得の区分の分け方が違います。一覧から選び直してください。`
      : '年齢と所得の区分を、一覧から選んでください。';

  const share = given('share') || String(known?.tenths[0] ?? 3);
  if (!['1', '2', '3'].includes(share)) problems.share = '負担割合を、一覧から選んでください。';
  else if (known && !known.tenths.includes(Number(share) as Tenths))
    problems.share = `「${sayClass(known)}」の負担割合は${known.tenths.map((one) => `${one}割`).join('か')}です。選び直してください。`;

  const setting = given('setting') || EXAMPLE.setting;
  if (!Object.hasOwn(SETTINGS, setting)) problems.setting = '使う場所を、一覧から選んでください。';

  const repeated = given('repeated') !== '';
  if (repeated && known && known.repeated === null)
    problems.repeated = `「${sayClass(known)}」には、多数回該当の上限額がありません。印を外してください。`;

  return {
    fields: {
      month,
      item: item?.key ?? wanted,
      units,
      class: of,
      share,
      setting,
      repeated: repeated ? '1' : '',
    },
    problems,
    example: given('units') === '',
    table,
    months: monthsFor(thisMonth, day ? month : thisMonth, tables),
    asked:
      item && number !== null && known && Object.keys(problems).length === 0
        ? {
            month,
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

/** From a year ago to the end of the newest table; this month and the one that was asked for are always among them. */
function monthsFor(thisMonth: string, asked: string, tables: readonly BenefitTable[]): CostQuery['months'] {
  const now = monthOf(thisMonth);
  const first = Math.max(now - MONTHS_BACK, monthOf(tables[0]!.from));
  const stateOf = (month: string) => benefitTableOn(firstDay(monthOf(month)), tables)?.state ?? null;
  const listed = monthNames(first, monthOf(tables.at(-1)!.to)).filter((month) => stateOf(month) !== null);
  return [...new Set([...listed, monthName(now), asked])]
    .sort()
    .map((month) => ({ month, state: stateOf(month) }));
}

/** 「2018年8月〜2026年7月、2026年8月〜2027年7月」 */
function sayPeriods(tables: readonly BenefitTable[]): string {
  return tables.map(monthsText).join('、');
}

/** A number in any width with at most two decimals; null for anything else. */
function unitsOf(text: string): number | null {
  const typed = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(typed)) return null;
  const units = Number(typed);
  return units > 0 && units <= MAX_UNITS ? units : null;
}
