import type { ComponentProps } from 'react';
import { useAddressValue } from './use-address-value.ts';

/** One choice of few, as the browser draws it: it works without scripts and on every phone. `defaultValue` follows the address. */
export function Select({
  className = '',
  options,
  ...rest
}: ComponentProps<'select'> & { options: { value: string; label: string }[] }) {
  const ref = useAddressValue<HTMLSelectElement>(rest.defaultValue);
  return (
    <select ref={ref} className={`control ${className}`} {...rest}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
