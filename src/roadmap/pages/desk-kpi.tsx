import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { kpiPath } from '../addresses.ts';
import { enterFromDesk, valuesOf } from './parts/desk/desk-entry.ts';
import { CommentForm, PointForm, TargetForm } from './parts/desk/desk-forms.tsx';
import { DeskRecord } from './parts/desk/desk-record.tsx';
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
  return enterFromDesk(context, params.id!, request);
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `${loaderData.kpi.title}の記録` : 'KPIの記録');

export default function DeskKpiPage({ loaderData: page }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  const { kpi, today } = page;
  return (
    <DeskRecord
      record={kpi}
      publicPath={kpiPath(kpi.id)}
      standing={
        <Section id="progress" title="いまどこか">
          <ProgressLines kpi={kpi} />
        </Section>
      }
      forms={
        <>
          <PointForm values={valuesOf(refused, 'point')} kpi={kpi} />
          <TargetForm values={valuesOf(refused, 'target')} kpi={kpi} />
          <CommentForm values={valuesOf(refused, 'comment')} today={today} />
        </>
      }
      page={page}
      refused={refused}
    />
  );
}
