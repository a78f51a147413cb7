import type { ReactNode } from 'react';
import { formatCount } from '../format.ts';
import { Checkbox } from './checkbox.tsx';

/** One value of a filter. */
export interface FilterOption {
  value: string;
  label: ReactNode;
  /** How many results it would leave, with the other filters as they are. */
  count: number;
  checked: boolean;
}

/** One filter: check boxes with live counts, inside a `FilterForm` (or any GET form). */
export function FilterGroup({
  legend,
  name,
  options,
}: {
  legend: string;
  name: string;
  options: FilterOption[];
}) {
  return (
    <fieldset className="flow-root">
      <legend className="pb-1.5 text-dns-14B-130 sm:float-left sm:w-24 sm:pt-2.5 sm:pb-0">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map(({ value, label, count, checked }) => (
          <Checkbox key={value} name={name} value={value} checked={checked} faded={count === 0 && !checked}>
            <span>{label}</span>
            <span className="text-solid-gray-700">
              {formatCount(count)}
              <span className="sr-only">件</span>
            </span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
