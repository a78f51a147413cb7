import { formatCount } from '../../../../ui/format.ts';
import type { RuleChoice } from '../../../lists/rule-intake.ts';
import { ruleField } from '../read-form.ts';

/** A rule to tick, with how much it takes in now. */
export function RuleTick({ rule, chosen }: { rule: RuleChoice; chosen?: boolean }) {
  return (
    <label className="flex w-fit cursor-pointer items-start gap-3 py-2">
      <input
        type="checkbox"
        name="rule"
        value={ruleField(rule)}
        defaultChecked={chosen}
        className="checkbox mt-1"
      />
      <span>
        {rule.label}
        <span className="ml-2 text-dns-14N-130 text-solid-gray-700">
          いま{formatCount(rule.products)}品目
        </span>
      </span>
    </label>
  );
}
