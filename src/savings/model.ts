/** Classes of income of the high-cost benefit (高額療養費) and what a month's cost is made of. Pages may import from here. */

/** By age and income: within 「年収」 as the ministry's leaflets give it, so that readers find their own class. */
export const INCOME_CLASSES = {
  'u70-a': { age: '70歳未満', name: '区分ア', guide: '年収 約1,160万円以上' },
  'u70-i': { age: '70歳未満', name: '区分イ', guide: '年収 約770万〜約1,160万円' },
  'u70-u': { age: '70歳未満', name: '区分ウ', guide: '年収 約370万〜約770万円' },
  'u70-e': { age: '70歳未満', name: '区分エ', guide: '年収 約370万円以下' },
  'u70-o': { age: '70歳未満', name: '区分オ', guide: '住民税非課税' },
  'o70-3': { age: '70歳以上', name: '現役並みⅢ', guide: '年収 約1,160万円以上' },
  'o70-2': { age: '70歳以上', name: '現役並みⅡ', guide: '年収 約770万〜約1,160万円' },
  'o70-1': { age: '70歳以上', name: '現役並みⅠ', guide: '年収 約370万〜約770万円' },
  'o70-general': { age: '70歳以上', name: '一般', guide: '年収 約156万〜約370万円' },
  'o70-low2': { age: '70歳以上', name: '低所得Ⅱ', guide: '住民税非課税世帯' },
  'o70-low1': { age: '70歳以上', name: '低所得Ⅰ', guide: '住民税非課税世帯のうち、年金収入80万円以下など' },
} as const;
export type IncomeClass = keyof typeof INCOME_CLASSES;

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
  /** Shares that people of the class bear. */
  tenths: Tenths[];
}

/** The limits of all classes in a period. */
export interface BenefitTable {
  from: string;
  /** The last day to which the table is known to hold. */
  to: string;
  source: string;
  classes: Record<IncomeClass, BenefitLimits>;
}
