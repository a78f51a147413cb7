import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { readable } from '../../platform/text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, textOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem } from '../../web/shell/problem.tsx';
import { MakerTabs } from './parts/maker-tabs.tsx';
import { RequestItem } from './parts/request-item.tsx';
import { warningsOf } from './parts/service.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const [requests, { byCode }] = await Promise.all([
    warningsOf(services).ownRequests(actor),
    services.supply.snapshot(),
  ]);
  return {
    organisation: actor.organisation.name,
    mayWrite: hasRole(actor.role, 'editor'),
    done: new URL(request.url).searchParams.has('done'),
    requests: requests.map(
      ({ id, yjCode, message, dueOn, askedAt, answer, quantity, text, answeredAt, ended }) => ({
        id,
        yjCode,
        name: readable(byCode.get(yjCode)?.name ?? yjCode),
        message,
        due: dueOn && formatDate(dueOn),
        late: dueOn !== null && dueOn < services.today && answer === null && !ended,
        ended: ended && answer === null,
        asked: formatInstant(askedAt),
        answer,
        quantity,
        text,
        answered: answeredAt && formatInstant(answeredAt),
      }),
    ),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const form = await formOf(context);
  const given = {
    answer: textOf(form, 'answer'),
    quantity: textOf(form, 'quantity'),
    text: textOf(form, 'text'),
  };
  const id = textOf(form, 'id');
  try {
    await warningsOf(services).answer(actorOf(services), id, given);
    return redirect('/warnings/requests?done=answered', 303);
  } catch (error) {
    return answerProblem(error, { id, given });
  }
}

export const meta = () => privateMeta('増産の依頼');

export default function RequestsPage({ loaderData }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const { organisation, mayWrite, done, requests } = loaderData;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給不安報告', to: '/warnings' },
          { label: '増産の依頼' },
        ]}
      />
      <PageHeading title="増産の依頼" lead={organisation} />
      <MakerTabs current="/warnings/requests" />
      <div className="max-w-4xl space-y-8">
        {done && !answer ? <Notice kind="success" title="厚生労働省に回答しました。" /> : null}
        {requests.length === 0 ? (
          <EmptyState title="依頼はありません">
            <p>自社の品目の増産について厚生労働省が尋ねたときに、ここに出ます。</p>
          </EmptyState>
        ) : (
          <ul className="space-y-8">
            {requests.map((request) => (
              <li key={request.id}>
                <RequestItem
                  request={request}
                  mayWrite={mayWrite}
                  failed={answer?.id === request.id ? answer : null}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
