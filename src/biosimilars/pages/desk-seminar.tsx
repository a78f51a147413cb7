import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { Button } from '../../ui/forms/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { fieldsOfForm, formOf, textOf, versionOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { DESK_SEMINARS_PATH } from '../addresses.ts';
import { fieldsOfSeminar } from '../seminars/seminar-form.ts';
import { sayWhen } from '../seminars/seminar-wording.ts';
import { DeskHead } from './parts/desk-head.tsx';
import { SeminarFields } from './parts/seminar-fields.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const seminar = await services.information.seminarToChange(actorOf(services), params.id!);
  return {
    title: seminar.title,
    when: sayWhen(seminar),
    cancelled: seminar.cancelled,
    sequence: seminar.sequence,
    fields: fieldsOfSeminar(seminar),
  };
}

/** Two forms: to change the seminar, and to cancel it. Both carry the sequence that the officer saw. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const { information } = services;
  const actor = actorOf(services);
  const form = await formOf(context);
  const [fields, seen] = [fieldsOfForm(form), versionOf(form)];
  const cancel = textOf(form, 'intent') === 'cancel';
  try {
    if (cancel) {
      await information.cancelSeminar(actor, params.id!, seen);
      return redirect(`${DESK_SEMINARS_PATH}?done=cancelled`, 303);
    }
    const { id, problems } = await information.changeSeminar(actor, params.id!, seen, fields);
    if (id !== null) return redirect(`${DESK_SEMINARS_PATH}?done=changed`, 303);
    return data({ fields, problems, problem: null }, { status: 422 });
  } catch (error) {
    return answerProblem(error, { fields: cancel ? null : fields, problems: [] });
  }
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `${loaderData.title}の変更` : '講習会・セミナーの変更');

export default function DeskSeminarPage({ loaderData }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  const { title, when, cancelled, sequence, fields } = loaderData;
  const version = <input type="hidden" name="version" value={sequence} />;
  return (
    <>
      <DeskHead title={title} lead={when} of={{ label: '講習会・セミナーの登録', to: DESK_SEMINARS_PATH }} />
      <div className="max-w-4xl space-y-10">
        {refused?.problem ? <ProblemNotice problem={refused.problem} /> : null}
        {cancelled ? (
          <Notice title="中止にしたものです">
            <p>変更はできません。開くことになったときは、新しく登録してください。</p>
          </Notice>
        ) : (
          <>
            <Section id="change" title="変更する">
              <SeminarFields
                form={{ fields: refused?.fields ?? fields, problems: refused?.problems ?? [] }}
                submit="この内容に変える"
              >
                {version}
              </SeminarFields>
            </Section>
            <Section id="cancel" title="中止にする">
              <p>一覧とカレンダーに「中止」として残ります。元には戻せません。</p>
              <form method="post">
                {version}
                <Button name="intent" value="cancel">
                  このセミナーを中止にする
                </Button>
              </form>
            </Section>
          </>
        )}
      </div>
    </>
  );
}
