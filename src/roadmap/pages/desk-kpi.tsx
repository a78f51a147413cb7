import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useActionData } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { Breadcrumbs } from '../../web/components/breadcrumbs.tsx';
import { PageHeading } from '../../web/components/page-heading.tsx';
import { Section } from '../../web/components/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { DESK_PATH, kpiPath } from '../addresses.ts';
import { DeskDone } from './parts/desk-done.tsx';
import { enterFromDesk, valuesOf } from './parts/desk-entry.ts';
import { CommentForm, PointForm, TargetForm } from './parts/desk-forms.tsx';
import { DeskHistory } from './parts/desk-history.tsx';
import { ProgressLines } from './parts/progress-lines.tsx';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { place: _, ...kpi } = await services.roadmap.kpi(params.id!);
  return {
    kpi,
    history: await services.roadmap.history(actor, kpi.id),
    mayWrite: hasRole(actor.role, 'editor'),
    today: services.today,
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  return enterFromDesk(context.get(servicesContext), params.id!, request);
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `${loaderData.kpi.title}の記録` : 'KPIの記録');

export default function DeskKpiPage({ loaderData: page }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  const { kpi, history, mayWrite, today, done } = page;
  const { id, title } = kpi;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: 'ロードマップの記録', to: DESK_PATH },
          { label: title },
        ]}
      />
      <PageHeading title={title} lead={<Link to={kpiPath(id)}>公開のページ</Link>} />
      <div key={`${id} ${history.length}`} className="max-w-4xl space-y-10">
        {refused ? null : <DeskDone done={done} />}
        <Section id="progress" title="いまどこか">
          <ProgressLines kpi={kpi} />
        </Section>
        {!mayWrite ? (
          <p>記録できるのは、担当者と管理者です。</p>
        ) : (
          <>
            <PointForm values={valuesOf(refused, 'point')} kpi={kpi} />
            <TargetForm values={valuesOf(refused, 'target')} kpi={kpi} />
            <CommentForm values={valuesOf(refused, 'comment')} today={today} />
          </>
        )}
        <DeskHistory history={history} mayWrite={mayWrite} refused={refused} />
      </div>
    </>
  );
}
