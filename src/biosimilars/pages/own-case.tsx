import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { hasRole } from '../../access/model.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Button } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { fieldsOfForm, formOf, textOf, versionOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { CASES_PATH, casePath, OWN_CASES_PATH, ownCasePath } from '../addresses.ts';
import { fieldsOfCase } from '../cases/case-form.ts';
import { CASE_STATES, mayRewrite, mayWithdraw } from '../cases/case-state.ts';
import { CaseFields } from './parts/case-fields.tsx';
import { CaseText } from './parts/case-text.tsx';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const own = await services.information.ownCase(actor, params.id!);
  const { publicId, title, state, decisionNote, version, contact, organisation, what, result } = own;
  const mayWrite = hasRole(actor.role, 'editor');
  return {
    id: publicId,
    title,
    state,
    decisionNote,
    version,
    contact,
    text: { place: own.place, prefecture: own.prefecture, organisation, what, result },
    fields: fieldsOfCase(own),
    mayRewrite: mayWrite && mayRewrite(state),
    mayWithdraw: mayWrite && mayWithdraw(state),
    done: new URL(request.url).searchParams.get('done'),
  };
}

/** Two forms: to change the case, and to withdraw it. Both carry the version that was seen. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const { information } = services;
  const actor = actorOf(services);
  const form = await formOf(context);
  const [fields, seen] = [fieldsOfForm(form), versionOf(form)];
  const withdraw = textOf(form, 'intent') === 'withdraw';
  try {
    if (withdraw) {
      await information.withdrawCase(actor, params.id!, seen);
      return redirect(`${ownCasePath(params.id!)}?done=withdrawn`, 303);
    }
    const { id, problems } = await information.rewriteCase(actor, params.id!, seen, fields);
    if (id !== null) return redirect(`${ownCasePath(id)}?done=rewritten`, 303);
    return data({ fields, problems, problem: null }, { status: 422 });
  } catch (error) {
    return answerProblem(error, { fields: withdraw ? null : fields, problems: [] });
  }
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `${loaderData.title}（投稿した先進事例）` : '投稿した先進事例');

const DONE: Record<string, string> = {
  sent: '送りました。厚生労働省が確かめてから公開します。',
  rewritten: '書き直した内容を送りました。',
  withdrawn: '取り下げました。公開していたときは、公開のページから外れています。',
};

export default function OwnCasePage({ loaderData: page }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  const { id, title, state, decisionNote, version, contact, text, fields, done } = page;
  const seen = <input type="hidden" name="version" value={version} />;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: '各地の先進事例', to: CASES_PATH },
          { label: '投稿した事例', to: OWN_CASES_PATH },
          { label: title },
        ]}
      />
      <PageHeading title={title} lead={`状態：${CASE_STATES[state]}`} />
      <div className="max-w-4xl space-y-10">
        {refused?.problem ? <ProblemNotice problem={refused.problem} /> : null}
        {!refused && done && Object.hasOwn(DONE, done) ? <Notice kind="success" title={DONE[done]} /> : null}
        {decisionNote ? (
          <Notice kind={state === 'returned' ? 'warning' : 'info'} title="厚生労働省からの連絡">
            <p className="whitespace-pre-wrap">{decisionNote}</p>
          </Notice>
        ) : null}
        {state === 'published' ? (
          <p>
            <Link to={casePath(id)}>公開のページを見る</Link>
          </p>
        ) : null}
        {page.mayRewrite ? (
          <Section id="rewrite" title={state === 'returned' ? '書き直して、もう一度送る' : '書き直す'}>
            <CaseFields
              key={version}
              form={{ fields: refused?.fields ?? fields, problems: refused?.problems ?? [] }}
              submit="この内容で送る"
            >
              {seen}
            </CaseFields>
          </Section>
        ) : (
          <Section id="text" title="投稿した内容">
            <CaseText text={text} />
            <p className="whitespace-pre-wrap text-dns-14N-130 text-solid-gray-700">
              連絡先（公開しません）：{contact}
            </p>
          </Section>
        )}
        {page.mayWithdraw ? (
          <Section id="withdraw" title="取り下げる">
            <p>元には戻せません。{state === 'published' ? '公開のページからも、すぐに外れます。' : null}</p>
            <form method="post">
              {seen}
              <Button name="intent" value="withdraw">
                この事例を取り下げる
              </Button>
            </form>
          </Section>
        ) : null}
      </div>
    </>
  );
}
