import type { ReactNode } from 'react';
import type { ItemProblem } from '../../platform/form-fields.ts';
import { Field } from './field.tsx';
import { Input } from './input.tsx';
import { Select } from './select.tsx';

/** What a form has in its fields, and what is wrong with which. */
export interface FormValues {
  fields: Record<string, string>;
  problems: ItemProblem[];
}

interface Item {
  form: FormValues;
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
}

const errorOf = ({ form, name }: Item) => form.problems.find(({ item }) => item === name)?.wording;

/** An item in one line. */
export function LineItem(props: Item & { unit?: string; type?: string; wide?: boolean; numeric?: boolean }) {
  const { form, name, label, hint, required, unit, type, wide, numeric } = props;
  return (
    <Field label={label} hint={hint} required={required} error={errorOf(props)}>
      {(control) => (
        <div className="flex items-center gap-2">
          <Input
            {...control}
            name={name}
            type={type}
            inputMode={numeric ? 'decimal' : undefined}
            defaultValue={form.fields[name] ?? ''}
            autoComplete="off"
            className={wide ? 'w-full' : numeric ? 'w-32' : 'w-full max-w-72'}
          />
          {unit ? <span className="shrink-0">{unit}</span> : null}
        </div>
      )}
    </Field>
  );
}

/** An item in several lines. */
export function TextItem(props: Item & { rows?: number }) {
  const { form, name, label, hint, required, rows = 3 } = props;
  return (
    <Field label={label} hint={hint} required={required} error={errorOf(props)}>
      {(control) => (
        <textarea
          {...control}
          name={name}
          rows={rows}
          defaultValue={form.fields[name] ?? ''}
          className="control w-full"
        />
      )}
    </Field>
  );
}

/** An item with a code list. */
export function ChoiceItem(props: Item & { codes: Record<string, string>; without?: string }) {
  const { form, name, label, hint, required, codes, without } = props;
  const options = Object.entries(codes)
    .filter(([value]) => value !== without)
    .map(([value, text]) => ({ value, label: text }));
  return (
    <Field label={label} hint={hint} required={required} error={errorOf(props)}>
      {(control) => (
        <Select
          {...control}
          name={name}
          defaultValue={form.fields[name] ?? ''}
          options={[{ value: '', label: '選んでください' }, ...options]}
          className="w-fit"
        />
      )}
    </Field>
  );
}

/** A part of the form under its own heading. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="group min-w-0 space-y-5 border-t-2 border-solid-gray-420 pt-2">
      <legend className="pr-4 text-std-20B-150">{title}</legend>
      {children}
    </fieldset>
  );
}
