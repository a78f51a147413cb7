import type { ComponentProps, ReactNode } from 'react';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

/** The box of a search (`q`) and what stands behind it: its button, maybe another. To be put inside a form. */
export function SearchField(
  props: ComponentProps<'input'> & { label: ReactNode; hint?: ReactNode; children: ReactNode },
) {
  const { label, hint, children, ...input } = props;
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <div className="flex gap-2 pt-0.5">
          <Input
            maxLength={200}
            {...control}
            {...input}
            type="search"
            name="q"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            className="min-w-0 flex-1"
          />
          {children}
        </div>
      )}
    </Field>
  );
}
