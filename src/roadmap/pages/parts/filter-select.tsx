import { Field } from '../../../ui/forms/field.tsx';
import { Select } from '../../../ui/forms/select.tsx';
import type { Choice } from './initiatives/register-filter.ts';

/** One choice of a list's filters; nothing if there is none. */
export function FilterSelect(props: {
  label: string;
  name: string;
  value: string | undefined;
  choices: Choice[];
  /** What no choice means. */
  none?: string;
}) {
  const { label, name, value, choices, none = 'すべて' } = props;
  if (choices.length === 0) return null;
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          name={name}
          defaultValue={value ?? ''}
          options={[{ value: '', label: none }, ...choices]}
          className="w-full"
        />
      )}
    </Field>
  );
}
