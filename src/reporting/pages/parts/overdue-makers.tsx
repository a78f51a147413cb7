import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatCount, formatDate } from '../../../ui/format.ts';
import { Link } from '../../../ui/link.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import type { MakerState } from '../../overview/overdue.ts';

/** Makers whose word on products in trouble is overdue, the most overdue first. */
export function OverdueMakers(props: {
  makers: MakerState[];
  page: number;
  pageSize: number;
  total: number;
}) {
  const { makers, page, pageSize, total } = props;
  return (
    <section id="overdue" aria-labelledby="overdue-title" className="space-y-3">
      <h2 id="overdue-title" className="text-std-20B-150">
        報告の遅れている製造販売業者　{formatCount(total)}社
      </h2>
      <p>見込みの時期を過ぎた品目、または、供給に問題があるのに90日を超えて報告のない品目のある会社です。</p>
      {total === 0 ? (
        <EmptyState title="報告の遅れている会社はありません" />
      ) : (
        <>
          <DataTable
            caption="報告の遅れている製造販売業者"
            captionHidden
            narrow="cards"
            rows={makers}
            rowKey={({ mah }) => mah}
            columns={[
              {
                key: 'mah',
                header: '製造販売業者',
                rowHeader: true,
                cell: ({ mah, organisation }) => (
                  <>
                    <Link to={`/makers/${encodeURIComponent(mah)}`}>{mah}</Link>
                    {organisation === null ? (
                      <span className="block text-dns-14N-130 text-solid-gray-700">
                        このサイトに登録されていません
                      </span>
                    ) : null}
                  </>
                ),
              },
              {
                key: 'products',
                header: '品目',
                align: 'end',
                card: 'inline',
                cell: ({ products }) => formatCount(products),
              },
              {
                key: 'passed',
                header: '見込みの時期を過ぎた',
                align: 'end',
                card: 'inline',
                cell: ({ forecastPassed }) => formatCount(forecastPassed),
              },
              {
                key: 'silent',
                header: '90日を超えて報告なし',
                align: 'end',
                card: 'inline',
                cell: ({ noWord }) => formatCount(noWord),
              },
              {
                key: 'month',
                header: '最後の「変更なし」',
                card: 'inline',
                cell: ({ confirmedOn }) => (confirmedOn ? formatDate(confirmedOn) : 'なし'),
              },
            ]}
          />
          <Pagination
            page={page}
            pageSize={pageSize}
            total={total}
            unit="社"
            href={(n) => (n > 1 ? `/desk/reports?page=${n}#overdue` : '/desk/reports#overdue')}
          />
        </>
      )}
    </section>
  );
}
