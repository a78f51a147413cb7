import { type ReactNode, useId } from 'react';

/** What a control inside a {@link Field} must carry. */
export interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  required?: boolean;
}

/** Label, hint and error around one control: `<Field label="開始日">{(control) => <Input {...control} name="since" />}</Field>`. */
export function Field(props: {
  label: ReactNode;
  /** Keeps the label for screen readers only, where the place makes it clear (the search box). */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: ReactNode;
  required?: boolean;
  children: (control: ControlProps) => ReactNode;
}) {
  const { label, labelHidden, hint, error, required, children } = props;
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-std-16B-170'}>
        {label}
        {required ? <span className="ml-2 text-dns-14N-130 text-red-1000">※必須</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-dns-14N-130 text-solid-gray-700">
          {hint}
        </p>
      ) : null}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        required,
      })}
      {error ? (
        <p id={`${id}-error`} className="text-dns-14N-130 text-red-1000">
          ＊{error}
        </p>
      ) : null}
    </div>
  );
}
