import { type ReactNode, useEffect, useRef } from 'react';

/** A labelled check box that follows the address: `checked` is what the loader read from it. It works without scripts. */
export function Checkbox(props: {
  name: string;
  value: string;
  checked: boolean;
  faded?: boolean;
  children: ReactNode;
}) {
  const { name, value, checked, faded, children } = props;
  const box = useRef<HTMLInputElement>(null);
  // Not a controlled box: it must answer a click at once, not when the new results arrive.
  useEffect(() => {
    if (box.current) box.current.checked = checked;
  }, [checked]);
  return (
    <label className="check-option" data-faded={faded ? '' : undefined}>
      <input
        ref={box}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        className="checkbox"
      />
      {children}
    </label>
  );
}
