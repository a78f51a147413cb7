/** What one list, and one form about it, may hold: looked at before anything goes through it or the database is asked. */
import { numberText } from '../../platform/number-text.ts';
import { AnteiError } from '../errors.ts';
import { MAX_PRODUCTS, type WatchRule } from '../model.ts';

export const MAX_RULES = 50;
/** Characters of a rule's value: the longest names of ingredients in the list have fewer than 300. */
const MAX_RULE_VALUE = 500;
/** Characters of a product's code; anything longer is not a code. */
export const MAX_CODE = 12;

/** What changes of a list; what is left out stays. */
export interface ListEdit {
  name?: string;
  /** Bits of TOPICS. */
  wants?: number;
  /** Codes to add to and to take from those chosen by hand; unknown ones are passed over. */
  add?: readonly string[];
  remove?: readonly string[];
  rules?: readonly WatchRule[];
  /** Rules beside those that the list has. */
  addRules?: readonly WatchRule[];
}

/**
 * An edit that is no longer than a list may be: each rule once, and no code that cannot be one.
 * @throws AnteiError `list-too-long`
 */
export function boundEdit(edit: ListEdit): ListEdit {
  for (const codes of [edit.add, edit.remove])
    if (codes && codes.length > MAX_PRODUCTS) throw tooLong(codes.length, '品目');
  return {
    ...edit,
    ...(edit.add && { add: onlyCodes(edit.add) }),
    ...(edit.remove && { remove: onlyCodes(edit.remove) }),
    ...(edit.rules && { rules: boundRules(edit.rules) }),
    ...(edit.addRules && { addRules: boundRules(edit.addRules) }),
  };
}

/**
 * Rules that a list may have, each once.
 * @throws AnteiError `list-too-long`
 */
export function boundRules(rules: readonly WatchRule[]): WatchRule[] {
  const once = sameRulesOnce(rules);
  if (once.length > MAX_RULES) throw tooLong(once.length, '条件');
  const long = once.find(({ value }) => value.length > MAX_RULE_VALUE);
  if (long) throw new AnteiError('list-too-long', `条件の名前が${MAX_RULE_VALUE}字を超えています。`);
  return once;
}

export function sameRulesOnce(rules: readonly WatchRule[]): WatchRule[] {
  return [...new Map(rules.map((rule) => [`${rule.kind}:${rule.value}`, rule])).values()];
}

/** @param unit 品目 or 条件 */
export function tooLong(count: number, unit: '品目' | '条件'): AnteiError {
  return new AnteiError('list-too-long', `${numberText(count)}${unit}になります。`);
}

const onlyCodes = (codes: readonly string[]) => codes.filter((code) => code.length <= MAX_CODE);
