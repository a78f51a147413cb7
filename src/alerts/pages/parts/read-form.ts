/** What the forms of lists send, read without trust. Used by actions only. */

import { numberText } from '../../../platform/number-text.ts';
import { cut } from '../../../platform/text.ts';
import { textOf, textsOf } from '../../../web/read-form.ts';
import { AnteiError } from '../../errors.ts';
import { boundRules, MAX_CODE, tooLong } from '../../lists/list-bounds.ts';
import { MAX_PRODUCTS, type Rhythm, RULE_KINDS, type RuleKind, type WatchRule } from '../../model.ts';

/**
 * Products: each in a field `code`, many in one field `codes`, and the choices `pick.LINE` among candidates, any number of each.
 * @throws AnteiError `list-too-long`, before a text that is longer than any list is cut up
 */
export function codesOf(form: FormData): string[] {
  const picks = [...form.entries()].filter(([name]) => name.startsWith('pick.')).map(([, value]) => value);
  const many = textOf(form, 'codes');
  if (many.length > MAX_PRODUCTS * (MAX_CODE + 1))
    throw new AnteiError('list-too-long', `${numberText(MAX_PRODUCTS)}品目を超えています。`);
  const codes = [...textsOf(form, 'code'), ...many.split(' '), ...picks].filter(
    (code): code is string => typeof code === 'string' && code !== '' && code.length <= MAX_CODE,
  );
  if (codes.length > MAX_PRODUCTS) throw tooLong(codes.length, '品目');
  return codes;
}

/** Rows in fields `row.LINE` for which neither a candidate nor all of an ingredient was chosen. */
export function unansweredOf(form: FormData): string[] {
  const picked = new Set(
    [...form].flatMap(([name, value]) =>
      value === '' ? [] : (/^(?:pick|all)\.(.*)$/.exec(name)?.[1] ?? []),
    ),
  );
  return [...form]
    .filter(([name]) => name.startsWith('row.') && !picked.has(name.slice(4)))
    .map(([, value]) => String(value));
}

/** Rules as `kind:value`: in fields `rule`, and in `all.LINE` for "all of this ingredient". @throws AnteiError `list-too-long` */
export function rulesOf(form: FormData): WatchRule[] {
  const ofLines = [...new Set(form.keys())].filter((name) => name.startsWith('all.'));
  const rules = ['rule', ...ofLines]
    .flatMap((name) => textsOf(form, name))
    .flatMap((text) => {
      const at = text.indexOf(':');
      const kind = text.slice(0, at);
      return Object.hasOwn(RULE_KINDS, kind) ? [{ kind: kind as RuleKind, value: text.slice(at + 1) }] : [];
    });
  return boundRules(rules);
}

export const ruleField = ({ kind, value }: WatchRule) => `${kind}:${value}`;

/** Names typed for rules, one field a kind. */
export function askedRulesOf(form: FormData): { kind: RuleKind; text: string }[] {
  return (Object.keys(RULE_KINDS) as RuleKind[])
    .map((kind) => ({ kind, text: cut(textOf(form, `ask.${kind}`).slice(0, 1000).trim(), 200) }))
    .filter(({ text }) => text !== '');
}

export function rhythmOf(form: FormData): Rhythm {
  return textOf(form, 'rhythm') === 'daily' ? 'daily' : 'now';
}
