/** Classes and limits of the high-cost benefit (高額療養費) and what a month's cost is made of. Pages may import from here. */
import type { IsoDate } from '../platform/clock.ts';

export const AGES = { under70: '70歳未満', over70: '70歳以上' } as const;
export type Age = keyof typeof AGES;

/** Where the medicine is given: the limit for outpatients applies to some classes of the elderly. */
export const SETTINGS = { outpatient: '外来（薬局で受け取る薬を含む）', inpatient: '入院' } as const;
export type Setting = keyof typeof SETTINGS;

/** The patient's share in tenths. */
export const TENTHS = { '3': '3割', '2': '2割', '1': '1割' } as const;
export type Tenths = 1 | 2 | 3;

/** What the patient pays at most in a month, in yen; the rule of one class. */
export interface BenefitLimits {
  /** 世帯の上限: `fixed`, and 1% of the medical cost above `over` where that is not null. */
  monthly: { fixed: number; over: number | null };
  /** 多数回該当: from the fourth month within twelve; null if the class has none. */
  repeated: number | null;
  /** 外来（個人ごと）の上限; null if the class has none. */
  outpatient: { monthly: number; yearly: number | null } | null;
}

/** A class of age and income. The classes of one period are not those of another: from 2027-08 there are more. */
export interface BenefitClass extends BenefitLimits {
  /** Of the address: the same class in another period has the same. */
  id: string;
  age: Age;
  name: string;
  /** Where readers find themselves, as the ministry's leaflets say it: 年収. Null where the papers give none. */
  guide: string | null;
  /** 年間（8月〜翌年7月）の上限, which the calculator shows and does not reckon with; null if the period has none. */
  yearly: { yen: number; note?: string } | null;
  /** Shares that people of the class bear. */
  tenths: Tenths[];
}

/** 'announced' (予定): published, not yet in force. */
export type TableState = 'in-force' | 'announced';

/** The limits of all classes in a period. */
export interface BenefitTable {
  from: IsoDate;
  /** The last day to which the table is known to hold. */
  to: IsoDate;
  state: TableState;
  /** The class that the form begins with. */
  usual: string;
  source: {
    title: string;
    url: string;
    /** How the amounts came here, and how far they were checked. */
    how: string;
  };
  /** What of the table nobody could check, in sentences for the page. */
  unclear: string[];
  classes: BenefitClass[];
}

/** 「70歳未満・区分ウ」 */
export function sayClass({ age, name }: Pick<BenefitClass, 'age' | 'name'>): string {
  return `${AGES[age]}・${name}`;
}
