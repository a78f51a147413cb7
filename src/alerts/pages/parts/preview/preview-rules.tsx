import type { ListPreview } from '../../../lists/list-preview.ts';
import { RULE_KINDS } from '../../../model.ts';
import { ruleField } from '../read-form.ts';
import { RuleTick } from './rule-tick.tsx';

/** Rules that are sure, and names that may mean several: any number of those can be ticked. */
export function PreviewRules({ preview: { rules, openRules } }: { preview: ListPreview }) {
  if (rules.length === 0 && openRules.length === 0) return null;
  return (
    <section id="rules" aria-labelledby="rules-title" className="space-y-3">
      <h2 id="rules-title" className="text-std-20B-150">
        条件
      </h2>
      {rules.map((rule) => (
        <RuleTick key={ruleField(rule)} rule={rule} chosen />
      ))}
      {openRules.map(({ kind, text, choices }) => (
        <fieldset key={kind} className="min-w-0 rounded-8 border border-solid-gray-420 px-3 pb-2 sm:px-4">
          <legend className="px-1">
            {RULE_KINDS[kind]} <strong>{text}</strong>
          </legend>
          {choices.length === 0 ? (
            <p className="pb-2">
              当たる{RULE_KINDS[kind]}は、今の一覧にありません。名前の一部だけにすると、候補を選べます。
            </p>
          ) : (
            choices.map((rule) => <RuleTick key={ruleField(rule)} rule={rule} />)
          )}
        </fieldset>
      ))}
    </section>
  );
}
