import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Button } from '../../ui/forms/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { servicesContext } from '../../web/services.ts';
import { answerProblem, type Problem, ProblemNotice } from '../../web/shell/problem.tsx';
import { ROLES } from '../model.ts';

/** What the invitation is for; an unusable one is explained on the page, as it is not an error. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { access, session } = context.get(servicesContext);
  const name = session!.person.name;
  try {
    return { name, invitation: await access.openInvitation(params.secret!), problem: null };
  } catch (error) {
    const answer = answerProblem(error, { name, invitation: null });
    return { ...answer.data, problem: answer.data.problem as Problem | null };
  }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { access, session } = context.get(servicesContext);
  try {
    await access.acceptInvitation(session!, params.secret!);
    return redirect('/work', 303);
  } catch (error) {
    return answerProblem(error, {});
  }
}

export const meta = () => privateMeta('招待');

export default function InvitationPage({ loaderData }: PageProps<typeof loader>) {
  const { name, invitation, problem } = loaderData;
  const answer = useActionData<typeof action>();
  const wrong = answer && 'problem' in answer ? answer.problem : problem;
  return (
    <>
      <Breadcrumbs items={[{ label: 'アカウント', to: '/account' }, { label: '招待' }]} />
      <PageHeading title={invitation ? `「${invitation.organisation}」への招待` : '招待'} />
      <div className="max-w-2xl space-y-6">
        {wrong ? <ProblemNotice problem={wrong} /> : null}
        {invitation ? (
          <>
            <DefinitionList
              items={[
                { key: 'organisation', term: '組織', description: invitation.organisation },
                { key: 'kind', term: '種類', description: invitation.kind },
                { key: 'role', term: '役割', description: ROLES[invitation.role] },
                { key: 'person', term: '参加する人', description: name },
              ]}
            />
            <p>参加すると、この組織のメンバーに氏名が示され、操作は組織の記録に残ります。</p>
            <form method="post">
              <Button variant="solid">「{invitation.organisation}」に参加する</Button>
            </form>
          </>
        ) : (
          <p>
            <a href="/account">アカウントへ</a>
          </p>
        )}
      </div>
    </>
  );
}
