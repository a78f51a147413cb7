import { type KeyboardEvent, useRef } from 'react';
import { Form } from 'react-router';
import { formatCount, formatDate } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { Select } from '../../../../ui/forms/select.tsx';
import { Link } from '../../../../ui/link.tsx';
import { csvPath, searchPath } from '../../../read/query-address.ts';
import { FilterBar } from './filter-bar.tsx';
import { ProductSearchField } from './search-box.tsx';
import type { SearchData } from './search-data.ts';
import { useLiveSearch } from './use-live-search.ts';

/** Box, filters, count and order: one form, whose values are the page's address. */
export function SearchForm({ data }: { data: SearchData }) {
  const { query, filters, filtered, whole, total, asOf, sorts, reading } = data;
  const form = useRef<HTMLFormElement>(null);
  const live = useLiveSearch(form);
  return (
    <Form ref={form} action="/search" role="search" aria-label="品目の検索" className="space-y-4" {...live}>
      <ProductSearchField
        defaultValue={query.q}
        autoFocus={query.q === '' && !filtered}
        onKeyDown={intoList}
      />
      <FilterBar filters={filters} whole={whole} />
      <noscript>
        <Button size="sm">この条件で絞り込む</Button>
      </noscript>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="flex flex-wrap items-baseline gap-x-4">
          <span role="status">
            <strong className="text-std-20B-150 tabular-nums">{formatCount(total)}</strong>品目
          </span>
          <span className="text-dns-14N-130 text-solid-gray-700">
            <time dateTime={asOf}>{formatDate(asOf)}</time>現在
          </span>
          {filtered ? <ClearLink to={searchPath({ ...query, filters: {}, page: 1 })} /> : null}
          {total > 0 ? <CsvLink to={csvPath(query)} /> : null}
        </p>
        <div className="flex items-center gap-2 print:hidden">
          <label htmlFor="sort" className="text-dns-14N-130">
            並び
          </label>
          <Select
            id="sort"
            name="sort"
            defaultValue={query.sort}
            options={sorts}
            className="min-h-9! py-1! text-dns-14N-130"
          />
        </div>
      </div>
      {reading === null ? null : <p className="text-dns-16N-130">{reading}</p>}
    </Form>
  );
}

/** Down from the box goes to the first result. */
function intoList(event: KeyboardEvent<HTMLInputElement>) {
  // While a word is composed the keys belong to the Japanese input.
  if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
  const first = document.querySelector<HTMLAnchorElement>('#results tbody th a');
  if (!first) return;
  event.preventDefault();
  first.focus();
}

/** All that was found, as a file; no page, so that the browser fetches it by itself. */
function CsvLink({ to }: { to: string }) {
  return (
    <Link to={to} reloadDocument className="py-1 text-dns-14N-130 print:hidden">
      CSV
    </Link>
  );
}

function ClearLink({ to }: { to: string }) {
  // The link goes away with the filters; the box stays.
  const focusBox = () => document.querySelector<HTMLInputElement>('input[name="q"]')?.focus();
  return (
    <Link
      to={to}
      replace
      preventScrollReset
      onClick={focusBox}
      className="py-1 text-dns-14N-130 print:hidden"
    >
      <span aria-hidden="true">× </span>絞り込みを解除
    </Link>
  );
}
