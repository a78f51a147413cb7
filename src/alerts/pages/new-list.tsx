import { type ActionFunctionArgs, redirect, useActionData } from 'react-router';
import { cut } from '../../platform/text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, longTextOf, sentFileOf, textOf } from '../../web/read-form.ts';
import { servicesContext } from '../../web/services.ts';
import { answerProblem, type Problem, ProblemNotice } from '../../web/shell/problem.tsx';
import type { Alerts } from '../alerts.ts';
import { boundRules } from '../lists/list-bounds.ts';
import { GiveByList } from './parts/preview/give-list.tsx';
import { PreviewForm } from './parts/preview/preview-form.tsx';
import { askedRulesOf, codesOf, rulesOf, unansweredOf } from './parts/read-form.ts';

export { headers } from './parts/private-page.ts';

/**
 * Previews what was given, as often as the sender corrects it, and makes the list in the end. Nothing is kept between the steps:
 * the form carries what is sure, and the rows that are not.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { alerts, sending } = context.get(servicesContext);
  const form = await formOf(context);
  const intent = textOf(form, 'intent') || (form.has('codes') ? 'make' : 'preview');
  const name = cut(textOf(form, 'name'), MAX_SHORT);
  // A button that names a list says more than the form around it, and comes after it.
  const to = cut(String(form.getAll('to').at(-1) ?? ''), MAX_SHORT);
  const text = textToPreview(form, intent);
  const longText = longTextOf(form, 'text');
  try {
    const { codes, rules } = await chosenOf(form, alerts);
    if (intent === 'make' && (codes.length > 0 || rules.length > 0)) {
      if (to === '') {
        const handle = await alerts.create({ name, add: codes, rules });
        return redirect(`/lists/${handle}?done=made`, 303);
      }
      await alerts.add(to, codes, rules);
      return redirect(`/lists/${encodeURIComponent(to)}?done=added`, 303);
    }
    const file = sentFileOf(form, 'file');
    const given = { text, longText, file, codes, rules, askedRules: askedRulesOf(form) };
    const preview = await alerts.previewList(given, sending);
    const toName = to && (await alerts.nameOf(to));
    return { preview, name, to, toName, empty: intent === 'make', declined: unansweredOf(form) };
  } catch (error) {
    return answerProblem(error, { text: longText || text.length > GIVEN_BACK ? null : text, to });
  }
}

/** Products and rules of a form; where it asks for whole ingredients (`of=ingredient`), the ticked products stand for theirs. */
async function chosenOf(form: FormData, alerts: Alerts) {
  const [codes, rules] = [codesOf(form), rulesOf(form)];
  if (textOf(form, 'of') !== 'ingredient') return { codes, rules };
  return { codes: [], rules: boundRules([...rules, ...(await alerts.ingredientsOf(codes))]) };
}

/** Characters of a name or a handle that are read: no list has longer ones. */
const MAX_SHORT = 200;
/** Characters of a refused text that the page gives back; the browser still has a longer one. */
const GIVEN_BACK = 200_000;

/** The rows that are not settled: nothing that was not chosen or put right yet is lost on the way. */
function textToPreview(form: FormData, intent: string): string {
  const parts = [textOf(form, 'text'), textOf(form, 'later')];
  // Who goes on to the next rows has answered these.
  if (intent !== 'next') parts.push(...unansweredOf(form));
  return parts.filter((part) => part !== '').join('\n');
}

export const meta = () => privateMeta('リストの確認');

export default function NewListPage() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs items={[{ label: 'わたしの品目リスト', to: '/lists' }, { label: '新しいリスト' }]} />
      {answer && 'preview' in answer ? <PreviewForm {...answer} /> : <Again problem={answer} />}
    </>
  );
}

/** The form once more, with what was given: after a mistake, or for who came here without one. */
function Again({ problem: answer }: { problem?: { problem: Problem; text: string | null; to: string } }) {
  return (
    <>
      <PageHeading title={answer ? 'リストを作れませんでした' : '新しい品目リスト'} />
      <div className="max-w-3xl space-y-6">
        {answer ? <ProblemNotice problem={answer.problem} /> : null}
        {answer?.text === null ? (
          <p>
            貼り付けた文は長いため、ここには戻していません。ブラウザーの「戻る」で、貼り付けた画面に戻れます。
          </p>
        ) : null}
        <GiveByList text={answer?.text ?? undefined} to={answer?.to || undefined} />
      </div>
    </>
  );
}
