import type { LoaderFunctionArgs } from 'react-router';
import { Form } from 'react-router';
import { formatCount } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Checkbox } from '../../ui/forms/checkbox.tsx';
import { Link } from '../../ui/link.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import type { SearchView } from '../views/search-view.ts';
import { AuthorityNote } from './parts/authority-note.tsx';
import { NoList } from './parts/no-list.tsx';
import { NothingFound } from './parts/nothing-found.tsx';
import { ProductTable } from './parts/product-table.tsx';
import { SearchBox } from './parts/search-box.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return context.get(servicesContext).english.search(new URL(request.url).searchParams);
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const q = loaderData?.q;
  return [
    { title: `${q ? `Search for ${q}` : 'Search for products'} | Antei` },
    { name: 'description', content: 'Shipment and volume of prescription medicines in Japan, in English.' },
    // Every search is an address; what is worth indexing are the products.
    { name: 'robots', content: 'noindex, follow' },
  ];
}

export default function SearchPage({ loaderData: data }: PageProps<typeof loader>) {
  if (!data) return <NoList />;
  const { asOf, date, q, total, filtered, withoutFilters, rows, kept } = data;
  return (
    <div className="space-y-4 pt-4">
      <h1 className="sr-only print:not-sr-only">Search for products</h1>
      <Form action="/en/search" role="search" aria-label="Products" className="space-y-4 print:hidden">
        <SearchBox q={q} />
        {kept.map(({ name, value }) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <Filters data={data} />
      </Form>
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span role="status">
          <strong className="text-std-20B-150 tabular-nums">{formatCount(total)}</strong>{' '}
          {total === 1 ? 'product' : 'products'}
        </span>
        <span className="text-dns-14N-130 text-solid-gray-700">
          as of <time dateTime={asOf}>{date}</time>
        </span>
        {filtered ? (
          <Link to={withoutFilters} className="py-1 text-dns-14N-130 print:hidden">
            Without filters
          </Link>
        ) : null}
      </p>
      <Reading data={data} />
      {total === 0 ? <NothingFound data={data} /> : <ProductTable caption="Search results" rows={rows} />}
      <Pages data={data} />
      <AuthorityNote japanese={`/search${q ? `?q=${encodeURIComponent(q)}` : ''}`} />
    </div>
  );
}

function Filters({ data: { filters } }: { data: SearchView }) {
  return (
    <div className="space-y-2">
      {filters.map(({ name, legend, options }) => (
        <fieldset key={name}>
          <legend className="mr-2 text-dns-14B-130 sm:float-left sm:pt-2">{legend}</legend>
          <div className="flex flex-wrap gap-1">
            {options.map(({ value, label, count, checked }) => (
              <Checkbox
                key={value}
                name={name}
                value={value}
                checked={checked}
                faded={count === 0 && !checked}
              >
                <span>{label}</span>
                <span className="text-solid-gray-700 tabular-nums">{formatCount(count)}</span>
              </Checkbox>
            ))}
          </div>
        </fieldset>
      ))}
      <Button size="sm">Apply filters</Button>
    </div>
  );
}

/** How the words were read, where not to the letter. */
function Reading({ data: { reading } }: { data: SearchView }) {
  if (!reading) return null;
  return (
    <p>
      {reading.inn === null ? (
        <>
          {reading.before} <span lang="ja">{reading.name}</span>
          {reading.after} {reading.until}
        </>
      ) : (
        <>
          “{reading.inn}” was searched for as <span lang="ja">{reading.name}</span>.
        </>
      )}
    </p>
  );
}

function Pages({ data: { total, first, last, pages, page, previous, next } }: { data: SearchView }) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages of results" className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <p className="text-dns-14N-130">
        {formatCount(first)}–{formatCount(last)} of {formatCount(total)} (page {page} of {pages})
      </p>
      <p className="flex gap-2 print:hidden">
        {previous ? (
          <Link className="page-link" to={previous} rel="prev">
            Previous
          </Link>
        ) : null}
        {next ? (
          <Link className="page-link" to={next} rel="next">
            Next
          </Link>
        ) : null}
      </p>
    </nav>
  );
}
