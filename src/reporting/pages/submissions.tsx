import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { pageOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { CHANNEL_WORDS, receiptTime } from '../receipt/receipt-wording.ts';
import type { Submissions } from './parts/shapes.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const page = pageOf(new URL(request.url).searchParams.get('page'));
  return services.reporting.submissions(actorOf(services), page);
}

export const meta = () => privateMeta('提出の控え');

export default function SubmissionsPage({ loaderData }: PageProps<typeof loader>) {
  const { submissions, total, page } = loaderData;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給状況報告', to: '/report' },
          { label: '提出の控え' },
        ]}
      />
      <PageHeading title="提出の控え" lead={`${formatCount(total)}件`} />
      {total === 0 ? (
        <EmptyState title="まだ提出がありません">
          <p>
            <Link to="/report">供給状況報告</Link>から報告すると、受付番号の付いた控えがここに残ります。
          </p>
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="提出の控え"
            captionHidden
            narrow="cards"
            rows={submissions}
            rowKey={({ number }) => number}
            columns={[
              {
                key: 'number',
                header: '受付番号',
                rowHeader: true,
                cell: ({ number }) => <Link to={`/report/submissions/${number}`}>{number}</Link>,
              },
              {
                key: 'when',
                header: '受付日時',
                card: 'bare',
                cell: ({ submittedAt }) => receiptTime(submittedAt),
              },
              { key: 'what', header: '内容', card: 'bare', cell: whatText },
              {
                key: 'who',
                header: '報告した人',
                cell: ({ person, channel }) => `${person ?? 'プログラム'}（${CHANNEL_WORDS[channel]}）`,
              },
              { key: 'state', header: '公開', card: 'bare', cell: stateText },
            ]}
          />
          <Pagination
            page={page}
            pageSize={50}
            total={total}
            href={(n) => (n > 1 ? `/report/submissions?page=${n}` : '/report/submissions')}
          />
        </>
      )}
    </>
  );
}

type Line = Submissions['submissions'][number];

function whatText({ kind, products, fileName }: Line): string {
  if (kind === 'no-change') return '全品目の「変更なし」';
  return `${formatCount(products)}品目の変更${fileName ? `（${fileName}）` : ''}`;
}

function stateText({ kind, products, waiting, corrected }: Line): string {
  if (kind === 'no-change') return '内容は変わりません';
  const parts = [
    waiting > 0 ? `${formatCount(waiting)}品目が公開待ち` : '公開済み',
    corrected > 0 ? `${formatCount(corrected)}/${formatCount(products)}品目を訂正済み` : null,
  ];
  return parts.filter(Boolean).join('・');
}
