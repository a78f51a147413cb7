import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, textOf, textsOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { hasRole, ORGANISATION_KINDS } from '../model.ts';
import { Invitations } from './parts/invitations.tsx';
import { MadeSecret } from './parts/made-secret.tsx';
import { Members } from './parts/members.tsx';
import { OrganisationDeeds } from './parts/organisation-deeds.tsx';
import { Tokens } from './parts/tokens.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { access } = services;
  const actor = actorOf(services);
  const { name, kind, makers, demo } = actor.organisation;
  const admin = hasRole(actor.role, 'admin');
  return {
    name,
    kind,
    makers,
    demo,
    admin,
    ...(await access.members(actor)),
    me: actor.person!.name,
    scopes: access.scopes(actor),
    ends: access.tokenEnds(),
    tokens: await access.tokens(actor),
    deeds: await access.deeds(actor),
    done: new URL(request.url).searchParams.get('done'),
  };
}

/** One form each for everything that can be changed; what is shown once comes back as the answer, never in an address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const { access, siteUrl } = services;
  const actor = actorOf(services);
  const form = await formOf(context);
  const intent = textOf(form, 'intent');
  try {
    switch (intent) {
      case 'invite': {
        const given = { role: textOf(form, 'role'), note: textOf(form, 'note') };
        const secret = await access.invite(actor, given);
        return data({ made: { kind: 'invitation' as const, text: `${siteUrl}/invitation/${secret}` } });
      }
      case 'token': {
        const given = {
          name: textOf(form, 'name'),
          scopes: textsOf(form, 'scope'),
          endsOn: textOf(form, 'endsOn'),
        };
        return data({ made: { kind: 'token' as const, text: await access.makeToken(actor, given) } });
      }
      case 'uninvite':
        await access.uninvite(actor, textOf(form, 'invitation'));
        break;
      case 'role':
        await access.changeRole(actor, textOf(form, 'member'), textOf(form, 'role'));
        break;
      case 'remove':
        await access.removeMember(actor, textOf(form, 'member'));
        break;
      case 'revoke':
        await access.revokeToken(actor, textOf(form, 'token'));
        break;
      default:
        throw new Response('この操作はありません。', { status: 400 });
    }
    return redirect(`/organisation?done=${intent}`, 303);
  } catch (error) {
    const given = { name: textOf(form, 'name'), note: textOf(form, 'note') };
    return answerProblem(error, { intent, given });
  }
}

export const meta = () => privateMeta('組織');

const DONE: Record<string, string> = {
  uninvite: '招待を取り消しました。リンクはもう使えません。',
  role: '役割を変えました。次の操作から効きます。',
  remove: 'メンバーを外しました。次の操作から入れません。',
  revoke: 'APIトークンを取り消しました。もう使えません。',
};

export default function OrganisationPage({ loaderData }: PageProps<typeof loader>) {
  const { name, kind, makers, demo, admin, members, invitations, scopes, ends, tokens, deeds, done } =
    loaderData;
  const answer = useActionData<typeof action>();
  const failed = answer && 'problem' in answer ? answer : null;
  const made = answer && 'made' in answer ? answer.made : null;
  const kindName = ORGANISATION_KINDS[kind];
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ', to: '/work' }, { label: '組織' }]} />
      <PageHeading
        title={name}
        lead={[
          kindName === name ? null : kindName,
          makers.length > 0 ? `一覧での名前：${makers.join('、')}` : null,
          demo ? 'お試し用' : null,
        ]
          .filter(Boolean)
          .join('　')}
      />
      <div className="space-y-10">
        {failed ? <ProblemNotice problem={failed.problem} /> : null}
        {made ? <MadeSecret {...made} /> : null}
        {!answer && done && DONE[done] ? <Notice kind="success" title={DONE[done]} /> : null}
        {admin ? null : <p>メンバー、招待、APIトークンを変えられるのは管理者です。</p>}
        <Section id="members" title="メンバー">
          <Members members={members} admin={admin} />
        </Section>
        {admin ? (
          <Section id="invitations" title="招待">
            <Invitations
              invitations={invitations}
              given={
                failed?.intent === 'invite' ? { ...failed.given, error: failed.problem.detail } : undefined
              }
            />
          </Section>
        ) : null}
        <Section id="tokens" title="APIトークン">
          <Tokens
            tokens={tokens}
            scopes={scopes}
            ends={ends}
            admin={admin}
            given={failed?.intent === 'token' ? failed.given : undefined}
          />
        </Section>
        <Section id="deeds" title="最近の操作の記録">
          <OrganisationDeeds deeds={deeds} />
        </Section>
      </div>
    </>
  );
}
