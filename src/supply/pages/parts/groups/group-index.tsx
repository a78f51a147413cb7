import { Breadcrumbs } from '../../../../ui/breadcrumbs.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { formatCount } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { Pagination } from '../../../../ui/pagination.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';
import { NoEdition } from '../data/no-edition.tsx';
import type { GroupIndexData } from './group-index-data.ts';
import { GROUPS } from './group-kinds.ts';

/** All names of a kind with the counts of their products. */
export function GroupIndex({ index }: { index: GroupIndexData | null }) {
  if (!index) return <NoEdition />;
  const { kind, asOf, total, initial, initials, rows } = index;
  const { label, path, index: address } = GROUPS[kind];
  const href = (one: string | null, page: number) => {
    const params = new URLSearchParams();
    if (one) params.set('initial', one);
    if (page > 1) params.set('page', String(page));
    return params.size > 0 ? `${address}?${params}` : address;
  };
  return (
    <>
      <Breadcrumbs items={[{ label }]} />
      <PageHeading
        title={`${label}から探す`}
        lead={`${formatCount(total)}の${label}と、通常出荷の品目数`}
        asOf={asOf}
      />
      {initials.length === 0 ? null : (
        <Tabs
          label="名前の始まり"
          items={initials.map(({ initial: one, count }) => ({
            label: one.length === 1 ? `${one}行` : one,
            to: href(one, 1),
            current: one === initial,
            count,
          }))}
        />
      )}
      <DataTable
        caption={`${label}${initial ? `（${initial}）` : ''}`}
        captionHidden
        rows={rows}
        rowKey={(row) => row.name}
        narrow="cards"
        columns={[
          {
            key: 'name',
            header: label,
            rowHeader: true,
            cell: (row) => <Link to={path(row.name)}>{row.label}</Link>,
          },
          {
            key: 'normal',
            header: '通常出荷',
            align: 'end',
            card: 'inline',
            cell: (row) => `${formatCount(row.normal)} / ${formatCount(row.total)}品目`,
          },
          {
            key: 'limited',
            header: '限定出荷',
            align: 'end',
            card: 'inline',
            cell: (row) => formatCount(row.limited),
          },
          {
            key: 'stopped',
            header: '供給停止',
            align: 'end',
            card: 'inline',
            cell: (row) => formatCount(row.stopped),
          },
          {
            key: 'less',
            header: '量が減少・停止など',
            align: 'end',
            card: 'inline',
            cell: (row) => formatCount(row.lessVolume),
          },
        ]}
      />
      <Pagination
        page={index.page}
        pageSize={index.pageSize}
        total={index.shown}
        href={(n) => href(initial, n)}
      />
      {initial === '漢字' ? (
        <p className="pt-3 text-dns-14N-130 text-solid-gray-700">
          一覧には読みがないため、漢字で始まる名前は文字の順に並べています。
        </p>
      ) : null}
    </>
  );
}
