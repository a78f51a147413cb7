/** What the forms of lists send, read without trust. Used by actions only. */
import { cut } from '../../../platform/text.ts';
import { textOf, textsOf } from '../../../web/read-form.ts';
import { type Rhythm, RULE_KINDS, type RuleKind, type WatchRule } from '../../model.ts';

/** Products: each in a field `code`, many in one field `codes`, and the choices `pick.LINE` between candidates. */
export function codesOf(form: FormData): string[] {
  const picks = [...form.entries()].filter(([name]) => name.startsWith('pick.')).map(([, value]) => value);
  return [...textsOf(form, 'code'), ...textOf(form, 'codes').split(' '), ...picks].filter(
    (code) => typeof code === 'string' && code !== '',
  ) as string[];
}

/** Rows in fields `row.LINE` for which no candidate was chosen. */
export function unansweredOf(form: FormData): string[] {
  const picked = new Set(
    [...form].flatMap(([name, value]) => (name.startsWith('pick.') && value !== '' ? [name.slice(5)] : [])),
  );
  return [...form]
    .filter(([name]) => name.startsWith('row.') && !picked.has(name.slice(4)))
    .map(([, value]) => String(value));
}

/** Rules as `kind:value`. */
export function rulesOf(form: FormData): WatchRule[] {
  return textsOf(form, 'rule').flatMap((text) => {
    const at = text.indexOf(':');
    const kind = text.slice(0, at);
    return Object.hasOwn(RULE_KINDS, kind) ? [{ kind: kind as RuleKind, value: text.slice(at + 1) }] : [];
  });
}

export const ruleField = ({ kind, value }: WatchRule) => `${kind}:${value}`;

/** Names typed for rules, one field a kind. */
export function askedRulesOf(form: FormData): { kind: RuleKind; text: string }[] {
  return (Object.keys(RULE_KINDS) as RuleKind[])
    .map((kind) => ({ kind, text: cut(textOf(form, `ask.${kind}`).trim(), 200) }))
    .filter(({ text }) => text !== '');
}

export function rhythmOf(form: FormData): Rhythm {
  return textOf(form, 'rhythm') === 'daily' ? 'daily' : 'now';
}
