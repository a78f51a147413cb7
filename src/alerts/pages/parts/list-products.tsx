import { nameColumn, statusColumns } from '../../../supply/ui/product-columns.tsx';
import { statusTone } from '../../../supply/ui/status-look.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button } from '../../../ui/forms/button.tsx';
import { TickCell } from '../../../ui/forms/tick-cell.tsx';
import { Link } from '../../../ui/link.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import type { ListRow, ListView } from '../../list-view.ts';
import { ListSection } from './list-section.tsx';

const PAGE_SIZE = 100;
const SORTS = { status: '供給の悪い順', name: '品名' } as const;

const COLUMNS: Column<ListRow>[] = [
  {
    key: 'tick',
    header: <span className="sr-only">選択</span>,
    card: 'tick',
    // What a rule takes in goes with the rule only.
    cell: (row) =>
      row.picked ? (
        <TickCell name="code" value={row.code} label={`${row.name}を選ぶ`} />
      ) : (
        <span className="sr-only">条件による</span>
      ),
  },
  nameColumn<ListRow>(
    (row) => ({
      to: `/products/${encodeURIComponent(row.code)}`,
      name: row.name,
      facts: `${row.facts}・${row.maker}`,
    }),
    { prominent: true },
  ),
  ...statusColumns<ListRow>((row) => (row.listed ? row : null), '掲載終了'),
  { key: 'note', header: '理由・見込み', card: 'bare', cell: (row) => row.note },
];

/** The products of a list, worst supplied first; those chosen by hand can be taken out. */
export function ListProducts({ list }: { list: ListView }) {
  const { handle, rows, total, page, sort } = list;
  const href = (order: string, n: number) => {
    const params = new URLSearchParams();
    if (order !== 'status') params.set('sort', order);
    if (n > 1) params.set('page', String(n));
    return `/lists/${handle}${params.size > 0 ? `?${params}` : ''}#products`;
  };
  if (total === 0) {
    return (
      <ListSection id="products" title="品目">
        <EmptyState title="まだ品目がありません">
          <p>
            <a href="#settings">コードや品名を貼り付ける</a>か、<Link to="/search">検索</Link>
            で品目にチェックを付けて足してください。
          </p>
        </EmptyState>
      </ListSection>
    );
  }
  return (
    <ListSection id="products" title="品目">
      <Tabs
        label="並び順"
        items={(['status', 'name'] as const).map((order) => ({
          label: SORTS[order],
          to: href(order, 1),
          current: order === sort,
        }))}
      />
      <form method="post" className="tick-form">
        <input type="hidden" name="intent" value="remove-products" />
        <DataTable
          caption="リストの品目"
          captionHidden
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.code}
          tone={(row) => (row.listed ? statusTone(row.response, row.volume) : 'unknown')}
          narrow="cards"
        />
        <div className="tick-bar">
          <Button size="sm">選んだ品目を外す</Button>
        </div>
      </form>
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} unit="品目" href={(n) => href(sort, n)} />
    </ListSection>
  );
}
