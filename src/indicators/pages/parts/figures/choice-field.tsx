import { Field } from '../../../../ui/forms/field.tsx';
import { Select } from '../../../../ui/forms/select.tsx';
import type { Choice } from '../../../figures/page-source.ts';

/** One select of a form of figures; nothing if there is no choice. */
export function ChoiceField(props: {
  label: string;
  name: string;
  value: string | undefined;
  choices: readonly Choice[];
  /** What no choice means: 「すべて」; without it one must be chosen. */
  none?: string;
}) {
  const { label, name, value, choices, none } = props;
  // A narrowing that came with the address stays, also where it is the only one.
  if (choices.length === 0 || (choices.length === 1 && value === undefined)) return null;
  const options = [...(none === undefined ? [] : [{ value: '', label: none }]), ...choices];
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={value ?? ''} options={options} className="w-full" />
      )}
    </Field>
  );
}

/** Parts of the address that the form does not offer and must not lose. */
export function KeptFields({ fields }: { fields: Record<string, string | undefined> }) {
  return Object.entries(fields).map(([name, value]) =>
    value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
  );
}
