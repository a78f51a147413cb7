import { type RefObject, useEffect, useRef } from 'react';

/**
 * Lets an uncontrolled control follow the address after "back" or a link, without disturbing one who is typing in it. The
 * control works before, and without, scripts; `value` is what the loader read from the address.
 */
export function useAddressValue<Control extends HTMLInputElement | HTMLSelectElement>(
  value: unknown,
): RefObject<Control | null> {
  const control = useRef<Control>(null);
  useEffect(() => {
    const element = control.current;
    if (element && typeof value === 'string' && element !== document.activeElement) element.value = value;
  }, [value]);
  return control;
}
