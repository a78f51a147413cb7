import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { formatInstant } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Field } from '../../ui/forms/field.tsx';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/section.tsx';
import type { Loaded, MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, textOf, versionOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { casePath, DESK_CASES_PATH, deskCasePath } from '../addresses.ts';
import { CASE_STATES, type CaseStep, DECISIONS } from '../cases/case-state.ts';
import { CaseText } from './parts/case-text.tsx';
import { DeskHead } from './parts/desk-head.tsx';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const found = await services.information.caseToDecide(actor, params.id!);
  const { publicId, title, state, decisionNote, version, contact, person, submittedAt, decidedAt } = found;
  const { place, prefecture, organisation, what, result } = found;
  return {
    id: publicId,
    title,
    state,
    decisionNote,
    version,
    contact,
    sent: [formatInstant(submittedAt), organisation, person].filter(Boolean).join('　'),
    decided: decidedAt && formatInstant(decidedAt),
    text: { place, prefecture, organisation, what, result },
    steps: hasRole(actor.role, 'editor') ? DECISIONS[state] : [],
    mayWrite: hasRole(actor.role, 'editor'),
    done: new URL(request.url).searchParams.get('done') !== null,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const form = await formOf(context);
  const decision = { to: textOf(form, 'to'), note: textOf(form, 'note') };
  try {
    await services.information.decideCase(actorOf(services), params.id!, versionOf(form), decision);
    return redirect(`${deskCasePath(params.id!)}?done=1`, 303);
  } catch (error) {
    return answerProblem(error, { decision });
  }
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `${loaderData.title}の確認` : '先進事例の確認');

export default function DeskCasePage({ loaderData: page }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  const { id, title, state, decisionNote, decided, contact, text, sent, steps, mayWrite, done } = page;
  return (
    <>
      <DeskHead
        title={title}
        lead={`状態：${CASE_STATES[state]}　受付 ${sent}`}
        of={{ label: '先進事例の確認', to: DESK_CASES_PATH }}
        done={!refused && done ? `「${CASE_STATES[state]}」にしました` : null}
      />
      <div className="max-w-4xl space-y-10">
        {refused ? <ProblemNotice problem={refused.problem} /> : null}
        {state === 'published' ? (
          <p>
            <Link to={casePath(id)}>公開のページを見る</Link>
          </p>
        ) : null}
        <Section id="text" title="公開する内容">
          <CaseText text={text} />
        </Section>
        <Section id="contact" title="連絡先（公開しません）">
          <p className="whitespace-pre-wrap">{contact}</p>
        </Section>
        {decided ? (
          <Section id="note" title="前の確認">
            <p>{decided}</p>
            {decisionNote ? <p className="whitespace-pre-wrap">{decisionNote}</p> : null}
          </Section>
        ) : null}
        {steps.length > 0 ? (
          <Section id="decide" title="確認の結果">
            <ul className="max-w-3xl space-y-2">
              {steps.map((step) => (
                <li key={step.to}>
                  <StepForm step={step} page={page} given={refused?.decision ?? null} />
                </li>
              ))}
            </ul>
          </Section>
        ) : (
          <p>
            {mayWrite
              ? '厚生労働省の側で、いまできることはありません。'
              : '公開や書き直しの依頼ができるのは、担当者と管理者です。'}
          </p>
        )}
      </div>
    </>
  );
}

function StepForm(props: {
  step: CaseStep;
  page: Pick<Loaded<typeof loader>, 'version'>;
  given: { to: string; note: string } | null;
}) {
  const { step, page, given } = props;
  const hidden = (
    <>
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="to" value={step.to} />
    </>
  );
  if (step.note === null)
    return (
      <form method="post">
        {hidden}
        <Button variant="solid">{step.label}</Button>
      </form>
    );
  const again = given?.to === step.to;
  return (
    <details className="rounded-8 border border-solid-gray-420 px-4 py-2" open={again}>
      <summary className="py-1 text-std-16B-170">{step.label}</summary>
      <form method="post" className="space-y-3 pt-2 pb-2">
        {hidden}
        <Field label={step.note} hint="投稿した組織に伝わります。公開はしません。" required>
          {(control) => (
            <textarea
              {...control}
              name="note"
              rows={4}
              maxLength={2000}
              className="control w-full"
              defaultValue={again ? given.note : ''}
            />
          )}
        </Field>
        <Button size="sm">{step.label}</Button>
      </form>
    </details>
  );
}
