import { Pagination } from '../../../../ui/pagination.tsx';
import { Section } from '../../../../ui/section.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';
import { TickedProducts } from '../search/product-table.tsx';
import type { GroupPageData } from './group-data.ts';
import { GROUPS } from './group-kinds.ts';

const PAGE_SIZE = 100;
/** Every product of the group, worst supplied first or by name. */
export function GroupProducts({ page }: { page: GroupPageData }) {
  const { kind, name, counts, rows } = page;
  const href = (sort: string, n: number) => {
    const params = new URLSearchParams();
    if (sort !== 'status') params.set('sort', sort);
    if (n > 1) params.set('page', String(n));
    return `${GROUPS[kind].path(name)}${params.size > 0 ? `?${params}` : ''}`;
  };
  return (
    <Section id="products" title="品目の一覧">
      <Tabs
        label="並び順"
        items={page.sorts.map(({ sort, label }) => ({
          label,
          to: href(sort, 1),
          current: sort === page.sort,
        }))}
      />
      <TickedProducts caption={`${page.title}の品目`} rows={rows} />
      <Pagination
        page={page.page}
        pageSize={PAGE_SIZE}
        total={counts.total}
        unit="品目"
        href={(n) => href(page.sort, n)}
      />
    </Section>
  );
}
