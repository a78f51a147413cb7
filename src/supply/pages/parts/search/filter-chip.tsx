import { formatCount } from '../../../../ui/format.ts';
import { Checkbox } from '../../../../ui/forms/checkbox.tsx';
import type { Option } from './filter-options.ts';

/** One value of a filter with its live count. */
export function FilterChip({ name, value, label, count, checked }: Option & { name: string }) {
  return (
    <Checkbox name={name} value={value} checked={checked} faded={count === 0 && !checked}>
      <span>{label}</span>
      <span className="min-w-10 text-end text-solid-gray-700 tabular-nums">
        {formatCount(count)}
        <span className="sr-only">品目</span>
      </span>
    </Checkbox>
  );
}
