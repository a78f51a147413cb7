import type { ComponentProps } from 'react';
import { useAddressValue } from './use-address-value.ts';

/** A one-line text control; put it into a `Field`, which gives it its id, label and error. `defaultValue` follows the address. */
export function Input({ className = '', type = 'text', ...rest }: ComponentProps<'input'>) {
  const ref = useAddressValue<HTMLInputElement>(rest.defaultValue);
  return <input ref={ref} type={type} className={`control ${className}`} {...rest} />;
}
