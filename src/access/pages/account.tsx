import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Button } from '../../ui/forms/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, textOf } from '../../web/read-form.ts';
import { servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { ORGANISATION_KINDS, ROLES } from '../model.ts';
import { AccountOrganisations } from './parts/account-organisations.tsx';
import { AccountSessions } from './parts/account-sessions.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { access, session } = context.get(servicesContext);
  const { person, actor } = session!;
  return {
    ...(await access.account(session!)),
    name: person.name,
    actor: actor && {
      organisation: actor.organisation.name,
      kind: ORGANISATION_KINDS[actor.organisation.kind],
      role: actor.role,
      demo: actor.organisation.demo,
    },
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { access, session: signedIn, siteUrl } = context.get(servicesContext);
  const session = signedIn!;
  const form = await formOf(context);
  try {
    switch (textOf(form, 'intent')) {
      case 'switch':
        await access.switchOrganisation(session, textOf(form, 'organisation'));
        return redirect('/account?done=switched', 303);
      case 'end':
        await access.endSession(session, textOf(form, 'session'));
        return redirect('/account?done=ended', 303);
      case 'sign-out':
        await access.endSession(session);
        return leave(access.forgetCookie(siteUrl));
      case 'sign-out-everywhere':
        await access.endAllSessions(session);
        return leave(access.forgetCookie(siteUrl));
      default:
        throw new Response('この操作はありません。', { status: 400 });
    }
  } catch (error) {
    return answerProblem(error, {});
  }
}

function leave(cookie: string): Response {
  return redirect('/sign-in?signed-out', { status: 303, headers: { 'Set-Cookie': cookie } });
}

export const meta = () => privateMeta('アカウント');

const DONE: Record<string, string> = {
  switched: '組織を切り替えました。',
  ended: 'その端末のログインを終えました。',
};

export default function AccountPage({ loaderData }: PageProps<typeof loader>) {
  const { name, actor, organisations, sessions, done } = loaderData;
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ', to: '/work' }, { label: 'アカウント' }]} />
      <PageHeading
        title="アカウント"
        actions={
          <form method="post">
            <Button size="sm" name="intent" value="sign-out">
              ログアウト
            </Button>
          </form>
        }
      />
      <div className="space-y-10">
        {answer && 'problem' in answer ? <ProblemNotice problem={answer.problem} /> : null}
        {!answer && done && DONE[done] ? <Notice kind="success" title={DONE[done]} /> : null}
        {actor ? null : <Nowhere chosen={organisations.length > 0} />}
        <DefinitionList
          items={[
            { key: 'name', term: '氏名', description: name },
            {
              key: 'organisation',
              term: 'いまの組織',
              description: actor
                ? `${actor.organisation}${actor.kind === actor.organisation ? '' : `（${actor.kind}）`}${actor.demo ? '　※お試し用' : ''}`
                : 'なし',
            },
            { key: 'role', term: '役割', description: actor ? ROLES[actor.role] : '－' },
          ]}
        />
        {organisations.length > 0 ? <AccountOrganisations organisations={organisations} /> : null}
        <AccountSessions sessions={sessions} />
      </div>
    </>
  );
}

/** For who is signed in and acts for nobody. */
function Nowhere({ chosen }: { chosen: boolean }) {
  return chosen ? (
    <Notice kind="warning" title="どの組織として操作するかを選んでください">
      <p>いま操作していた組織から外れたか、その組織が閉じられました。下の「所属する組織」から選べます。</p>
    </Notice>
  ) : (
    <Notice kind="warning" title="まだどの組織にも属していません">
      <p>
        報告などの仕事をするには、組織の管理者から招待のリンクをもらい、このブラウザーで開いてください。組織がまだ登録されていないときは、サイトの運用者に登録を頼んでください。
      </p>
      <p>供給状況の検索と閲覧は、このままお使いいただけます。</p>
    </Notice>
  );
}
