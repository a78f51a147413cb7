import { type ReactNode, useId } from 'react';

/** One choice of few as radio buttons, all of them in sight. */
export function Choice(props: {
  legend: ReactNode;
  name: string;
  options: { value: string; label: ReactNode; hint?: string }[];
  value: string | undefined;
  hint?: ReactNode;
  error?: ReactNode;
  onChange?: (value: string) => void;
}) {
  const { legend, name, options, value, hint, error, onChange } = props;
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={describedBy || undefined}>
      <legend className="text-std-16B-170">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="text-dns-14N-130 text-solid-gray-700">
          {hint}
        </p>
      ) : null}
      <div className="mt-1.5 flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className="check-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              onChange={() => onChange?.(option.value)}
              className="checkbox"
            />
            {option.label}
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-dns-14N-130 text-red-1000">
          ＊{error}
        </p>
      ) : null}
    </fieldset>
  );
}
