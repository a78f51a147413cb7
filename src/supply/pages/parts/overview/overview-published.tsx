import { DataTable } from '../../../../ui/data-table.tsx';
import { formatCount } from '../../../../ui/format.ts';
import type { OverviewPage } from './overview-data.ts';
import { OverviewQuote } from './overview-quote.tsx';
import { PublishedChart } from './published-chart.tsx';
import { publishedRows } from './quote-rows.ts';

/** What others published of the time before our own lists, with what each of them counted. */
export function OverviewPublished({ page }: { page: OverviewPage }) {
  const { published } = page;
  if (published.length === 0) return null;
  const count = (value: number | null) => (value === null ? '－' : formatCount(value));
  return (
    <details open>
      <summary className="w-fit py-1 text-blue-1000 underline">
        このサイトの一覧より前に公表された集計（2023年から）
      </summary>
      <div className="space-y-2 pt-2">
        <PublishedChart published={published} />
        <DataTable
          caption="公表された集計（品目数）"
          rows={published}
          rowKey={(row) => row.asOf}
          narrow="cards"
          columns={[
            { key: 'asOf', header: '時点', rowHeader: true, nowrap: true, cell: (row) => row.label },
            {
              key: 'products',
              header: '対象',
              align: 'end',
              card: 'inline',
              cell: (row) => count(row.products),
            },
            {
              key: 'normal',
              header: '通常出荷',
              align: 'end',
              card: 'inline',
              cell: (row) => count(row.normal),
            },
            {
              key: 'limited',
              header: '限定出荷',
              align: 'end',
              card: 'inline',
              cell: (row) => count(row.limited),
            },
            {
              key: 'stopped',
              header: '供給停止',
              align: 'end',
              card: 'inline',
              cell: (row) => count(row.stopped),
            },
            {
              key: 'source',
              header: '数えたもの・出典',
              card: 'bare',
              cell: (row) => (
                <span className="text-dns-14N-130">
                  {row.definition}
                  <span className="block text-solid-gray-700">
                    出典：{row.publisher}、{row.title}。{row.checked}
                  </span>
                </span>
              ),
            },
          ]}
        />
        <OverviewQuote
          page={page}
          id="trend"
          title="公表された集計（品目数。数えたものはそれぞれ違う）"
          rows={publishedRows(page)}
          others
        />
        <p className="text-dns-14N-130 text-solid-gray-700">
          調査の対象と数え方は、それぞれ違います。このサイトが一覧から数えた推移とは、つなげて比べられません。「－」は資料に書かれていない数です。
        </p>
      </div>
    </details>
  );
}
