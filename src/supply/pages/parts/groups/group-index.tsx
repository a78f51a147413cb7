import { Form } from 'react-router';
import { Breadcrumbs } from '../../../../ui/breadcrumbs.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { formatCount } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { SearchField } from '../../../../ui/forms/search-field.tsx';
import { Link } from '../../../../ui/link.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { Pagination } from '../../../../ui/pagination.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';
import { NoEdition } from '../data/no-edition.tsx';
import { COUNT_COLUMNS } from './count-columns.ts';
import type { GroupIndexData } from './group-index-data.ts';
import { GROUPS } from './group-kinds.ts';

/** All names of a kind with the counts of their products. */
export function GroupIndex({ index }: { index: GroupIndexData | null }) {
  if (!index) return <NoEdition />;
  const { kind, asOf, total, wanted, initial, initials, rows, unread } = index;
  const { label, path, index: address } = GROUPS[kind];
  const href = (one: string | null, page: number) => {
    const params = new URLSearchParams();
    if (wanted) params.set('q', wanted);
    else if (one) params.set('initial', one);
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
      <NameFilter label={label} address={address} wanted={wanted} found={index.shown} />
      {initials.length === 0 ? null : (
        <Tabs
          label="名前の始まり"
          items={initials.map(({ initial: one, count }) => ({
            label: one.length === 1 ? `${one}行` : one,
            to: `${address}?${new URLSearchParams({ initial: one })}`,
            current: one === initial,
            count,
          }))}
        />
      )}
      {rows.length === 0 ? (
        <div className="pt-4">
          <EmptyState title={`「${wanted}」を含む${label}はありません`}>
            <p>名前の一部だけでお試しください。一覧に読みがないため、漢字の名前は漢字で入力してください。</p>
          </EmptyState>
        </div>
      ) : (
        <>
          <DataTable
            caption={`${label}${initial ? `（${initial}）` : wanted ? `（「${wanted}」を含むもの）` : ''}`}
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
              ...COUNT_COLUMNS,
            ]}
          />
          <Pagination
            page={index.page}
            pageSize={index.pageSize}
            total={index.shown}
            href={(n) => href(initial, n)}
          />
        </>
      )}
      {unread ? (
        <p className="pt-3 text-dns-14N-130 text-solid-gray-700">
          公式の一覧には名前の読みがありません。かなの名前は五十音の順に、漢字で始まる名前はその後に、文字の順で並べています。
        </p>
      ) : null}
    </>
  );
}

/** Narrows the names down: a plain form, which works without scripts and has an address of its own. */
function NameFilter(props: { label: string; address: string; wanted: string; found: number }) {
  const { label, address, wanted, found } = props;
  return (
    <Form action={address} role="search" aria-label={`${label}の名前`} className="max-w-xl pb-4">
      <SearchField label={`${label}の名前で絞り込む`} defaultValue={wanted} maxLength={100}>
        <Button>絞り込む</Button>
      </SearchField>
      {wanted ? (
        <p className="flex flex-wrap gap-x-4 pt-1">
          <span role="status">
            「{wanted}」を含むもの {formatCount(found)}件
          </span>
          <Link to={address} className="print:hidden">
            絞り込みを解除
          </Link>
        </p>
      ) : null}
    </Form>
  );
}
