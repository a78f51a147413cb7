import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount, formatDate } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { pageOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { receiptTime } from '../receipt/receipt-wording.ts';
import { OverdueMakers } from './parts/overdue-makers.tsx';
import { StoredData } from './parts/stored-data.tsx';
import { WorkerSilent } from './parts/worker-silent.tsx';

const PAGE_SIZE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { searchParams } = new URL(request.url);
  const done = searchParams.get('done');
  const [{ waiting, published, publishAt, workers }, overdue, verified] = await Promise.all([
    services.reporting.pending(actor),
    services.reporting.overdue(actor, services.supply),
    services.reporting.verified(actor),
  ]);
  const page = Math.min(pageOf(searchParams.get('page')), Math.max(1, Math.ceil(overdue.length / PAGE_SIZE)));
  return {
    waiting: waiting.map((one) => ({ ...one, submittedAt: one.submittedAt.toISOString() })),
    published: published.map(({ asOf, products, official }) => ({ asOf, products, official })),
    publishAt,
    silent: workers.silent ? { lastSeen: workers.lastSeen?.toISOString() ?? null } : null,
    verified,
    overdue: { page, total: overdue.length, makers: overdue.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) },
    mayPublish: hasRole(actor.role, 'editor'),
    done: published.find(({ asOf }) => asOf === done)?.asOf ?? null,
  };
}

export async function action({ context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  try {
    const { asOf } = await services.reporting.publish(actorOf(services));
    return redirect(`/desk/reports?done=${asOf}`, 303);
  } catch (error) {
    return answerProblem(error, {});
  }
}

export const meta = () => privateMeta('報告の公開');

export default function DeskReportsPage({ loaderData }: PageProps<typeof loader>) {
  const { waiting, published, publishAt, silent, mayPublish, overdue, verified, done } = loaderData;
  const answer = useActionData<typeof action>();
  const products = waiting.reduce((sum, one) => sum + one.products, 0);
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ', to: '/work' }, { label: '報告の公開' }]} />
      <PageHeading
        title="報告の公開"
        lead="製造販売業者から受け付けた供給状況報告を、一覧として公開します。"
      />
      <div className="space-y-8">
        {silent ? <WorkerSilent {...silent} /> : null}
        {answer && 'problem' in answer ? <ProblemNotice problem={answer.problem} /> : null}
        {done && !answer ? (
          <div role="status">
            <Notice kind="success" title={`${formatDate(done)}の一覧を公開しました`}>
              <p>
                <Link to="/changes">変わった品目を見る</Link>
              </p>
            </Notice>
          </div>
        ) : null}
        <section aria-labelledby="waiting" className="space-y-3">
          <h2 id="waiting" className="text-std-20B-150">
            公開を待つ報告　{formatCount(waiting.length)}件（{formatCount(products)}品目）
          </h2>
          {waiting.length === 0 ? (
            <EmptyState title="公開を待つ報告はありません">
              <p>報告が受け付けられると、ここに並びます。</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption="公開を待つ報告"
                captionHidden
                narrow="cards"
                rows={waiting}
                rowKey={({ number }) => number}
                columns={[
                  {
                    key: 'number',
                    header: '受付番号',
                    rowHeader: true,
                    cell: ({ number }) => <Link to={`/report/submissions/${number}`}>{number}</Link>,
                  },
                  {
                    key: 'maker',
                    header: '製造販売業者',
                    card: 'bare',
                    cell: ({ organisation }) => organisation,
                  },
                  {
                    key: 'products',
                    header: '品目',
                    align: 'end',
                    cell: ({ products }) => formatCount(products),
                  },
                  {
                    key: 'when',
                    header: '受付日時',
                    card: 'bare',
                    cell: ({ submittedAt }) => receiptTime(submittedAt),
                  },
                ]}
              />
              {mayPublish ? (
                <form method="post" className="space-y-2 print:hidden">
                  <Button variant="solid">{formatCount(products)}品目をいま公開する</Button>
                  <p className="text-dns-14N-130">
                    今日の一覧として公開され、検索・変化・フィード・お知らせに反映されます。取り消せません（誤りは訂正の報告で改めます）。
                  </p>
                </form>
              ) : (
                <p>公開できるのは、担当者以上の役割の人です。</p>
              )}
            </>
          )}
          <p>
            {silent
              ? `自動の公開（毎日${publishAt}）は、仕事が戻るまで止まっています。`
              : `毎日${publishAt}にも、自動で公開します。`}
          </p>
        </section>
        <OverdueMakers {...overdue} pageSize={PAGE_SIZE} />
        <section aria-labelledby="published" className="space-y-3">
          <h2 id="published" className="text-std-20B-150">
            報告を載せた一覧
          </h2>
          {published.length === 0 ? (
            <p>まだありません。</p>
          ) : (
            <ul className="space-y-1">
              {published.map(({ asOf, products, official }) => (
                <li key={asOf}>
                  <Link to={`/data/${asOf}`}>{formatDate(asOf)}</Link>　報告{formatCount(products)}品目
                  {official ? '（公式の一覧に報告を合わせたもの）' : ''}
                </li>
              ))}
            </ul>
          )}
        </section>
        <StoredData verified={verified} />
      </div>
    </>
  );
}
