import { EmptyState } from '../../../ui/empty-state.tsx';
import { Link } from '../../../ui/link.tsx';
import type { SearchView } from '../../views/search-view.ts';

/** What to try next. */
export function NothingFound({ data }: { data: SearchView }) {
  const { q, filtered, invented, withoutFilters, perhaps, names } = data;
  return (
    <EmptyState title={q === '' ? 'No product has all of these' : `No product is found for “${q}”`}>
      {invented ? (
        <p>
          The list of the demonstration is invented: that nothing is found says nothing about real medicines.
        </p>
      ) : null}
      {filtered ? (
        <p>
          <Link to={withoutFilters}>Search without filters</Link>
        </p>
      ) : null}
      {perhaps.length > 0 ? (
        <p>
          Did you mean:{' '}
          {perhaps.map((meant) => (
            <Link key={meant.q} to={meant.to} lang="ja" className="mr-4 inline-block">
              {meant.q}
            </Link>
          ))}
        </p>
      ) : null}
      <p>
        The list knows products by their Japanese names. Type the name or the ingredient in Japanese, or the
        first four or more characters of the YJ code. These international names are understood too:
      </p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {names.map(({ inn, to }) => (
          <li key={inn}>
            <Link to={to}>{inn}</Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
