import { FilterChip } from './filter-chip.tsx';
import { FilterMenu } from './filter-menu.tsx';
import type { Filter } from './filter-options.ts';

/** Lines that are never full, so that nothing moves when the counts do. */
const LINES: Filter['name'][][] = [
  ['response'],
  ['volume', 'essential'],
  ['category', 'basic'],
  ['route', 'class', 'mah'],
];

/**
 * All filters in a few lines, above the results so that these start high on the page. On a phone they are behind a switch:
 * a check box without a name, which needs no script. Those that would change nothing are folded at the end.
 */
export function FilterBar({ filters, whole }: { filters: Filter[]; whole: string | null }) {
  const [useful, idle] = [filters.filter((one) => !one.idle), filters.filter((one) => one.idle)];
  const chosen = filters.flatMap((filter) => filter.options).filter((option) => option.checked).length;
  return (
    <div className="print:hidden">
      <input
        id="filters-shown"
        type="checkbox"
        className="peer sr-only sm:hidden"
        defaultChecked={whole !== null}
      />
      <label
        htmlFor="filters-shown"
        data-size="sm"
        className="button outline-offset-2 peer-focus-visible:outline-4 peer-focus-visible:outline-black sm:hidden"
      >
        絞り込み{chosen > 0 ? `（${chosen}件を選択中）` : ''}
      </label>
      <div className="hidden flex-col gap-2 peer-checked:flex max-sm:mt-3 sm:flex sm:gap-1.5 sm:[&_.check-option]:min-h-8">
        {LINES.map((line) => (
          <Line key={line[0]} filters={useful.filter((filter) => line.includes(filter.name))} whole={whole} />
        ))}
        {idle.length > 0 ? (
          <details>
            <summary className="w-fit py-1 text-dns-14N-130 text-blue-1000 underline">
              選んでも変わらない絞り込み（{idle.map(({ legend }) => legend).join('、')}）
            </summary>
            <div className="pt-2">
              <Line filters={idle} whole={whole} />
            </div>
          </details>
        ) : null}
      </div>
    </div>
  );
}

function Line({ filters, whole }: { filters: Filter[]; whole: string | null }) {
  if (filters.length === 0) return null;
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-2 max-sm:w-full max-sm:flex-col">
      {filters.map((filter) =>
        filter.total === undefined ? (
          <FilterChips key={filter.name} {...filter} />
        ) : (
          <FilterMenu key={filter.name} filter={filter} whole={whole === filter.name} />
        ),
      )}
    </div>
  );
}

const LEGEND = 'mr-2 text-dns-14B-130 max-sm:pb-1 sm:float-left sm:pt-2';

function FilterChips({ name, legend, options }: Filter) {
  return (
    <fieldset>
      <legend className={options.length > 1 ? LEGEND : 'sr-only'}>{legend}</legend>
      <div className="flex flex-wrap gap-1">
        {options.map((option) => (
          <FilterChip key={option.value} name={name} {...option} />
        ))}
      </div>
    </fieldset>
  );
}
