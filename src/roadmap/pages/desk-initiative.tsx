import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useActionData } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { Breadcrumbs } from '../../web/components/breadcrumbs.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { PageHeading } from '../../web/components/page-heading.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { DESK_PATH, initiativePath } from '../addresses.ts';
import { GAPS } from '../state-words.ts';
import { DeskDone } from './parts/desk-done.tsx';
import { enterFromDesk, valuesOf } from './parts/desk-entry.ts';
import { CommentForm, StatusForm } from './parts/desk-forms.tsx';
import { DeskHistory } from './parts/desk-history.tsx';
import { StateChips } from './parts/state-chip.tsx';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { id, title, printedActor, timing, status, gap } = await services.roadmap.initiative(params.id!);
  return {
    initiative: {
      id,
      title,
      printedActor,
      printed: timing?.printed ?? null,
      state: status?.state ?? null,
      gap,
    },
    history: await services.roadmap.history(actor, id),
    mayWrite: hasRole(actor.role, 'editor'),
    today: services.today,
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  return enterFromDesk(context.get(servicesContext), params.id!, request);
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `${loaderData.initiative.title}の記録` : '取組の記録');

export default function DeskInitiativePage({ loaderData: page }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  const { initiative, history, mayWrite, today, done } = page;
  const { id, title, printedActor, printed, state, gap } = initiative;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: 'ロードマップの記録', to: DESK_PATH },
          { label: title },
        ]}
      />
      <PageHeading
        title={title}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StateChips state={state} gap={gap} />
            {printed ? <span>{printed}</span> : null}
            {printedActor === 'unknown' ? null : <span>{printedActor}</span>}
            <Link to={initiativePath(id)}>公開のページ</Link>
          </span>
        }
      />
      {/* The forms of one record never keep what was put into those of another, nor of what was just entered. */}
      <div key={`${id} ${history.length}`} className="max-w-4xl space-y-10">
        {refused ? null : <DeskDone done={done} />}
        {gap ? <Notice kind="warning" title={GAPS[gap]} /> : null}
        {mayWrite ? (
          <>
            <StatusForm values={valuesOf(refused, 'status')} />
            <CommentForm values={valuesOf(refused, 'comment')} today={today} />
          </>
        ) : (
          <p>記録できるのは、担当者と管理者です。</p>
        )}
        <DeskHistory history={history} mayWrite={mayWrite} refused={refused} />
      </div>
    </>
  );
}
