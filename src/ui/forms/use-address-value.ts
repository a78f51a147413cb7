import { type RefObject, useEffect, useRef } from 'react';

/**
 * Lets an uncontrolled control follow the address after "back" or a link, without disturbing one who is typing in it. The
 * control works before, and without, scripts; `value` is what the loader read from the address.
 */
export function useAddressValue<Control extends HTMLInputElement | HTMLSelectElement>(
  value: unknown,
): RefObject<Control | null> {
  const control = useRef<Control>(null);
  const first = useRef(true);
  useEffect(() => {
    const element = control.current;
    const coming = first.current;
    first.current = false;
    // What was put into a form to be sent, before the scripts came, is the reader's: no address says otherwise. So it is in a
    // form for an address, where the browser does not fill in what was there in another visit.
    if (coming && (element?.form?.method === 'post' || element?.form?.autocomplete === 'off')) return;
    if (!element || typeof value !== 'string' || element === document.activeElement) return;
    // A select is blank with a value that none of its options has: then its first option stays, as without scripts.
    if (element instanceof HTMLSelectElement && ![...element.options].some((one) => one.value === value))
      return;
    element.value = value;
  }, [value]);
  return control;
}
