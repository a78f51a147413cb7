import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf } from '../../web/read-form.ts';
import { servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { actOnWarning, FIELDS } from './parts/desk/desk-act.ts';
import { DeskAssign } from './parts/desk/desk-assign.tsx';
import { DeskContacts } from './parts/desk/desk-contacts.tsx';
import { readDeskPage } from './parts/desk/desk-data.ts';
import { DeskHistory } from './parts/desk/desk-history.tsx';
import { DeskNotice } from './parts/desk/desk-notice.tsx';
import { DeskPeers } from './parts/desk/desk-peers.tsx';
import { DeskRequests } from './parts/desk/desk-requests.tsx';
import { DeskScenario } from './parts/desk/desk-scenario.tsx';
import { DeskScore } from './parts/desk/desk-score.tsx';
import { DeskSteps } from './parts/desk/desk-steps.tsx';
import { DeskSummary } from './parts/desk/desk-summary.tsx';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get('done');
  return { page: await readDeskPage(context.get(servicesContext), params.number!), done };
}

/** One form each for what can be done; `intent` says which. Afterwards the officer is back at that place. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await formOf(context);
  const fields = Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name)]));
  const intent = textOf(form, 'intent');
  try {
    const place = await actOnWarning(context.get(servicesContext), params.number!, intent, fields);
    return redirect(`/desk/warnings/${params.number}?done=${intent}#${place}`, 303);
  } catch (error) {
    return answerProblem(error, { given: { intent, fields } });
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `${loaderData.page.title}の供給不安報告` : '供給不安報告');

const DONE: Record<string, string> = {
  move: '状態を変えました',
  assign: '担当と期限を決めました',
  log: '連絡を記録しました',
  ask: '増産を依頼しました',
};

const PLACES = [
  { to: '#notice', label: '報告の内容' },
  { to: '#score', label: '点数' },
  { to: '#requests', label: '増産の依頼' },
  { to: '#peers', label: '代わりの候補' },
  { to: '#contacts', label: '連絡の記録' },
  { to: '#history', label: '経過' },
];

export default function DeskWarningPage({ loaderData: { page, done } }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const failed = answer && 'problem' in answer ? answer : null;
  const given = failed?.given ?? null;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給不安報告', to: '/desk/warnings' },
          { label: page.title },
        ]}
      />
      <PageHeading
        title={page.title}
        lead={[page.maker, page.facts, page.therapeuticClass].filter(Boolean).join('　')}
      />
      {/* The forms of one warning never keep what was put into those of another. */}
      <div key={page.number} className="space-y-6">
        {failed ? <ProblemNotice problem={failed.problem} /> : null}
        {!failed && done && Object.hasOwn(DONE, done) ? <Notice kind="success" title={DONE[done]} /> : null}
        <DeskSummary page={page} />
        <nav aria-label="このページの中" className="print:hidden">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {[...(page.mayAct ? [{ to: '#steps', label: '次に進める' }] : []), ...PLACES].map(
              ({ to, label }) => (
                <li key={to}>
                  <a href={to} className="inline-block py-1">
                    {label}
                  </a>
                </li>
              ),
            )}
          </ul>
        </nav>
        <div className="grid items-start gap-x-8 gap-y-10 lg:grid-cols-[2fr_1fr]">
          <div className="min-w-0 space-y-10">
            <DeskNotice page={page} />
            <DeskScore score={page.score} scored={page.scored} />
            <DeskRequests page={page} />
            <DeskPeers page={page} given={given} />
            <DeskContacts page={page} given={given} />
            <DeskHistory page={page} />
          </div>
          <div className="min-w-0 space-y-10">
            {page.mayAct ? (
              <div className="space-y-10 print:hidden">
                <DeskSteps page={page} given={given} />
                <DeskAssign page={page} given={given} />
              </div>
            ) : null}
            <DeskScenario cause={page.cause} scenario={page.scenario} />
            <p className="text-dns-14N-130 text-solid-gray-700">
              番号 {page.number}
              <br />
              受付 {formatInstant(page.receivedAt)}
              {page.person ? `　${page.person}` : ''}
              <br />
              非公表の情報です。開いたことは記録されます。
            </p>
          </div>
        </div>
      </div>
    </>
  );
}
