import type { KeyboardEvent } from 'react';
import { useNavigation } from 'react-router';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { formatCount } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { Pagination } from '../../../../ui/pagination.tsx';
import { searchPath } from '../../../read/query-address.ts';
import { TickedProducts } from './product-table.tsx';
import type { SearchData } from './search-data.ts';

/** Columns that do not move while one types. */
const STEADY =
  'lg:[&_table]:table-fixed lg:[&_thead_th:nth-child(1)]:w-11 lg:[&_thead_th:nth-child(2)]:w-[32%] lg:[&_thead_th:nth-child(3)]:w-[14%] lg:[&_thead_th:nth-child(4)]:w-[13%] lg:[&_thead_th:nth-child(5)]:w-[13%]';

/** What was found; it stays while the next results are on their way. */
export function SearchResults({ data }: { data: SearchData }) {
  const { query, rows, total } = data;
  const loading = useNavigation().location?.pathname === '/search';
  if (total === 0) return <NothingFound data={data} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are a short cut between links that have their own focus
    <div
      id="results"
      onKeyDown={moveBetweenRows}
      aria-busy={loading || undefined}
      className={`transition-opacity aria-busy:opacity-60 aria-busy:delay-300 ${STEADY}`}
    >
      <TickedProducts caption="検索結果" rows={rows} />
      <Pagination
        page={query.page}
        pageSize={query.size}
        total={total}
        unit="件"
        href={(page) => searchPath({ ...query, page })}
      />
    </div>
  );
}

function NothingFound({ data: { query, unfiltered, perhaps, invented } }: { data: SearchData }) {
  const { q, sort } = query;
  if (q === '' || unfiltered > 0) {
    return (
      <EmptyState title={`${q === '' ? '' : `「${q}」のうち、`}この絞り込みに当たる品目はありません`}>
        <p>
          <Link to={searchPath({ q, sort })}>絞り込みを外す（{formatCount(unfiltered)}品目）</Link>
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={invented ? 'デモの品目には、当たるものがありません' : `「${q}」に当たる品目はありません`}
    >
      {invented ? (
        <p>デモの一覧に、実在の医薬品は入っていません。実在の品目について、何かを示すものではありません。</p>
      ) : null}
      {perhaps.length > 0 ? (
        <p className="text-std-16B-170">
          もしかして：
          {perhaps.map((meant) => (
            <Link key={meant} to={searchPath({ ...query, q: meant, page: 1 })} className="mr-4 inline-block">
              {meant}
            </Link>
          ))}
        </p>
      ) : null}
      <ul className="list-disc space-y-1 pl-6">
        <li>品名の初めの数文字だけ、または成分名でお試しください（例：ろきそ、アムロジピン）。</li>
        <li>空白で区切ると、すべての語を含む品目を探します（例：ろきそ 60 沢井）。</li>
        <li>
          一般名処方の記載（【般】…）、包装のコード（JAN・GTIN）、レセプト電算コードでも探せます。YJコードは初めの4文字以上で探せます。
        </li>
        <li>
          <Link to="/search">すべての品目を見る</Link>
        </li>
      </ul>
    </EmptyState>
  );
}

/** Up and down between the products of the list; up from the first one goes back to the box. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tbody th a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (step === undefined || at < 0) return;
  event.preventDefault();
  const next =
    links[at + step] ?? (step < 0 ? document.querySelector<HTMLInputElement>('input[name="q"]') : null);
  next?.focus();
}
