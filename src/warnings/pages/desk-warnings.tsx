import type { LoaderFunctionArgs } from 'react-router';
import { daysBetween } from '../../platform/clock.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { leastStock, soonest } from '../model.ts';
import { DeskTabs } from './parts/desk/desk-tabs.tsx';
import { filterQuery, readFilter } from './parts/desk/queue-filter.ts';
import { QueueFilterForm } from './parts/desk/queue-filter-form.tsx';
import { type QueueLine, QueueTable } from './parts/desk/queue-table.tsx';
import { warningsOf } from './parts/service.ts';

const PAGE_SIZE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const warnings = warningsOf(services);
  const { searchParams } = new URL(request.url);
  const filter = readFilter(searchParams);
  const [queue, officers] = await Promise.all([warnings.queue(actor, filter), warnings.officers(actor)]);
  const pages = Math.max(1, Math.ceil(queue.rows.length / PAGE_SIZE));
  const page = Math.min(
    pages,
    Math.max(1, Number(/^\d{1,5}$/.exec(searchParams.get('page') ?? '')?.[0] ?? 1)),
  );
  const lines = queue.rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(
    ({ warning, product, score, late, newAnswer }): QueueLine => ({
      number: warning.number,
      product,
      maker: warning.organisation,
      state: warning.state,
      cause: warning.cause,
      score,
      expectedOn: soonest(warning.notice),
      daysLeft: daysBetween(services.today, soonest(warning.notice)),
      stockMonths: leastStock(warning.notice),
      assignee: warning.assignee,
      dueOn: warning.dueOn,
      late,
      newAnswer,
    }),
  );
  const { total, open, late, classes } = queue;
  return {
    filter,
    lines,
    found: queue.rows.length,
    page,
    total,
    open,
    late,
    classes,
    officers,
    today: services.today,
  };
}

export const meta = () => privateMeta('供給不安報告');

export default function DeskWarningsPage({ loaderData }: PageProps<typeof loader>) {
  const { filter, lines, found, page, total, open, late, classes, officers, today } = loaderData;
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ', to: '/work' }, { label: '供給不安報告' }]} />
      <PageHeading
        title="供給不安報告"
        lead={`対応中 ${formatCount(open)}件、うち遅れ ${formatCount(late)}件。非公表の情報です。`}
        asOf={today}
        actions={
          <ButtonLink size="sm" to={`/desk/warnings.csv${filterQuery(filter)}`} reloadDocument>
            この一覧をCSVに書き出す
          </ButtonLink>
        }
      />
      <div className="space-y-6">
        <DeskTabs current="queue" />
        <QueueFilterForm filter={filter} classes={classes} officers={officers} />
        {lines.length === 0 ? (
          <EmptyState title={total === 0 ? '供給不安報告はまだありません' : 'この条件の報告はありません'}>
            <p>
              {total === 0
                ? '製造販売業者が報告を出すと、急ぐものから順にここに並びます。'
                : '条件を変えるか、状態を「すべて」にしてください。'}
            </p>
          </EmptyState>
        ) : (
          <section aria-labelledby="queue">
            <h2 id="queue" className="sr-only">
              急ぐものから順に
            </h2>
            <QueueTable caption="供給不安報告、点数の高い順" rows={lines} />
            <Pagination
              page={page}
              pageSize={PAGE_SIZE}
              total={found}
              href={(n) => `/desk/warnings${filterQuery(filter, n)}`}
            />
            <p className="text-dns-14N-130 text-solid-gray-700">
              点数は100点満点で、急ぐ順に並べるためのものです。判断は人が行います。内訳は各報告のページにあります。点数が同じときは、供給不足の始まる見込みの早いものを先にします。
            </p>
          </section>
        )}
      </div>
    </>
  );
}
