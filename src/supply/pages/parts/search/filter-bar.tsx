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
 * a check box without a name, which needs no script.
 */
export function FilterBar({ filters, whole }: { filters: Filter[]; whole: string | null }) {
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
          <div
            key={line[0]}
            className="flex flex-wrap items-start gap-x-5 gap-y-2 max-sm:w-full max-sm:flex-col"
          >
            {filters
              .filter((filter) => line.includes(filter.name))
              .map((filter) =>
                filter.total === undefined ? (
                  <FilterChips key={filter.name} {...filter} />
                ) : (
                  <FilterMenu key={filter.name} filter={filter} whole={whole === filter.name} />
                ),
              )}
          </div>
        ))}
      </div>
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
