import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { hasRole } from '../../access/model.ts';
import { readable } from '../../platform/text.ts';
import { StatusChips } from '../../supply/ui/status-chips.tsx';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Button } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, textOf, textsOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { type Problem, ProblemNotice, problemOf } from '../../web/shell/problem.tsx';
import type { Preview } from '../model.ts';
import { DraftLine } from './parts/draft-line.tsx';
import { PreviewPanel } from './parts/preview-panel.tsx';
import { ReportHistory } from './parts/report-history.tsx';
import { StaleWords } from './parts/stale-wording.tsx';
import { StatusFields } from './parts/status-form.tsx';
import { errorsByField, type StatusValues, valuesIn, valuesOf } from './parts/status-values.ts';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { searchParams } = new URL(request.url);
  const product = await services.reporting.product(actor, params.yjCode!);
  const asked = searchParams.get('corrects');
  return {
    product,
    mayEdit: hasRole(actor.role, 'editor'),
    corrects: product.history.find(({ number }) => number === asked)?.number ?? null,
    done: searchParams.get('done'),
  };
}

/** The answer to a form that could not be carried out: what was typed, and what prevents it. */
interface Answer {
  values: StatusValues;
  ticked: string[];
  corrects: string;
  preview?: Preview;
  /** The values that {@link preview} is about. */
  previewed?: string;
  /** Somebody reported meanwhile, or the list changed. */
  conflict?: boolean;
  problem?: Problem;
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { reporting } = services;
  const yjCode = params.yjCode!;
  const here = `/report/products/${encodeURIComponent(yjCode)}`;
  const form = await formOf(context);
  const intent = textOf(form, 'intent');
  const values = valuesIn(form);
  const status = { ...values };
  const version = textOf(form, 'version');
  const given: Answer = { values, ticked: textsOf(form, 'acknowledged'), corrects: textOf(form, 'corrects') };
  const check = async () => ({
    preview: await reporting.check(actor, [{ yjCode, status }]),
    previewed: JSON.stringify(values),
  });
  try {
    if (intent === 'drop-draft') {
      await reporting.dropDraft(actor, yjCode);
      return redirect(`${here}?done=dropped`, 303);
    }
    if (intent === 'draft') {
      const seen = textOf(form, 'draft') || null;
      await reporting.saveDraft(actor, yjCode, status, version, seen);
      return redirect(`${here}?done=draft`, 303);
    }
    const { version: current } = await reporting.product(actor, yjCode);
    if (version !== current) return data({ ...given, ...(await check()), conflict: true }, { status: 409 });
    // Only what was seen as it is can be sent.
    if (intent !== 'submit' || textOf(form, 'previewed') !== JSON.stringify(values))
      return { ...given, ...(await check()) };
    const receipt = await reporting.submit(actor, {
      channel: 'form',
      items: [{ yjCode, status, version }],
      acknowledged: given.ticked,
      ...(given.corrects ? { corrects: given.corrects } : {}),
    });
    return redirect(`/report/submissions/${receipt.number}?done=submitted`, 303);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    const conflict = problem.code === 'edit-conflict';
    const answer: Answer = { ...given, problem, conflict };
    if (['report-refused', 'warnings-open', 'edit-conflict', 'nothing-to-report'].includes(problem.code))
      Object.assign(answer, await check());
    return data(answer, { status: conflict ? 409 : 422 });
  }
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `${readable(loaderData.product.name)}の報告` : '品目の報告');

export default function ReportProductPage({ loaderData }: PageProps<typeof loader>) {
  const { product, mayEdit, done } = loaderData;
  const answer = useActionData<typeof action>() as Answer | undefined;
  const corrects = answer?.corrects || loaderData.corrects || '';
  const values = answer?.values ?? valuesOf(product.draft?.status ?? product.status);
  const errors = errorsByField(answer?.preview?.errors ?? []);
  const name = readable(product.name);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給状況報告', to: '/report' },
          { label: name },
        ]}
      />
      <PageHeading
        title={name}
        lead={`${product.ingredient}・${readable(product.strength)}・YJコード ${product.yjCode}`}
        actions={<Link to={`/products/${encodeURIComponent(product.yjCode)}`}>公開している内容を見る</Link>}
      />
      <div className="space-y-6">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="text-dns-14B-130">いまの内容</span>
          <StatusChips response={product.response} volume={product.volume} labelled full />
          {product.pending ? <span className="text-dns-14N-130">（次の一覧の公開待ち）</span> : null}
        </div>
        <StaleWords stale={product.stale} />
        {answer?.problem && !answer.conflict ? <ProblemNotice problem={answer.problem} /> : null}
        {answer?.conflict ? <Conflict answer={answer} history={product.history} /> : null}
        {answer ? null : <Done done={done} />}
        {mayEdit ? (
          <form method="post" action="#preview" id="form" className="grid items-start gap-8 lg:grid-cols-2">
            <input type="hidden" name="version" value={product.version} />
            <input type="hidden" name="corrects" value={corrects} />
            <input type="hidden" name="draft" value={product.draft?.savedAt ?? ''} />
            <input type="hidden" name="previewed" value={answer?.previewed ?? ''} />
            <div className="min-w-0 space-y-6">
              {corrects ? (
                <Notice kind="info" title={`${corrects} の報告を訂正します`}>
                  <p>正しい内容を入れてください。訂正前の報告も、訂正済みの印を付けて履歴に残ります。</p>
                </Notice>
              ) : null}
              {!answer && product.draft ? <DraftLine draft={product.draft} /> : null}
              <StatusFields values={values} errors={errors} />
              <div className="flex flex-wrap gap-3">
                <Button
                  variant={answer?.preview ? 'outline' : 'solid'}
                  name="intent"
                  value="check"
                  formNoValidate
                >
                  確認する
                </Button>
                <Button variant="text" name="intent" value="draft" formNoValidate>
                  下書きを保存
                </Button>
              </div>
            </div>
            {answer?.preview ? (
              <PreviewPanel preview={answer.preview} ticked={answer.ticked} />
            ) : (
              <p id="preview" className="text-solid-gray-700">
                「確認する」を押すと、変わるところがここに出ます。提出するまで、何も報告されません。
              </p>
            )}
          </form>
        ) : (
          <p>報告できるのは、担当者以上の役割の人です。</p>
        )}
        <section aria-labelledby="history" className="space-y-3">
          <h2 id="history" className="text-std-20B-150">
            これまでの報告
          </h2>
          <ReportHistory yjCode={product.yjCode} history={product.history} mayCorrect={mayEdit} />
        </section>
      </div>
    </>
  );
}

/** Somebody else was faster: what they reported, and that nothing was overwritten. */
function Conflict({
  answer,
  history,
}: {
  answer: Answer;
  history: PageProps<typeof loader>['loaderData']['product']['history'];
}) {
  const [last] = history;
  return (
    <Notice kind="error" title="入力している間に、この品目の内容が変わりました">
      {last && !last.publishedOn ? (
        <p>
          {last.person ?? 'プログラム'}の報告（
          <Link to={`/report/submissions/${last.number}`}>{last.number}</Link>
          ）が先に受け付けられています。
        </p>
      ) : (
        <p>{answer.problem?.detail ?? '新しい一覧が公開されました。'}</p>
      )}
      <p>
        何も上書きしていません。入力した内容は残してあります。「変わるところ」は、いまの内容との違いに改めました。よければ提出してください。
      </p>
    </Notice>
  );
}

const DONE: Record<string, string> = {
  draft: '下書きを保存しました。まだ報告していません',
  dropped: '下書きを消しました',
};

function Done({ done }: { done: string | null }) {
  const words = done && Object.hasOwn(DONE, done) ? DONE[done] : null;
  return words ? (
    <div role="status">
      <Notice kind="success" title={words} />
    </div>
  ) : null;
}
