import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { Notice } from '../../ui/notice.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { initiativePath } from '../addresses.ts';
import { GAPS } from '../state-wording.ts';
import { enterFromDesk, valuesOf } from './parts/desk/desk-entry.ts';
import { CommentForm, StatusForm } from './parts/desk/desk-forms.tsx';
import { DeskRecord } from './parts/desk/desk-record.tsx';
import { StateChips } from './parts/state-chip.tsx';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { id, title, printedActor, timing, status, gap, standing } = await services.roadmap.initiative(
    params.id!,
  );
  return {
    initiative: {
      id,
      title,
      printedActor,
      printed: timing?.printed ?? null,
      state: status?.state ?? null,
      gap,
      standing,
    },
    history: await services.roadmap.history(actor, id),
    mayWrite: hasRole(actor.role, 'editor'),
    today: services.today,
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  return enterFromDesk(context, params.id!, request);
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `${loaderData.initiative.title}の記録` : '取組の記録');

export default function DeskInitiativePage({ loaderData: page }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  const { initiative, today } = page;
  const { id, printedActor, printed, state, gap, standing } = initiative;
  return (
    <DeskRecord
      record={initiative}
      publicPath={initiativePath(id)}
      lead={
        <>
          <StateChips state={state} standing={standing} />
          {printed ? <span>{printed}</span> : null}
          {printedActor === 'unknown' ? null : <span>{printedActor}</span>}
        </>
      }
      standing={gap ? <Notice kind="warning" title={GAPS[gap]} /> : null}
      forms={
        <>
          <StatusForm values={valuesOf(refused, 'status')} />
          <CommentForm values={valuesOf(refused, 'comment')} today={today} />
        </>
      }
      page={page}
      refused={refused}
    />
  );
}
