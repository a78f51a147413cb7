import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, textOf, versionOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { ProblemNotice } from '../../web/shell/problem.tsx';
import { movedFields } from '../notices/product-fields.ts';
import { choiceProblem, chosenCodes } from './parts/chosen-codes.ts';
import { NoticeButtons } from './parts/notice-buttons.tsx';
import { NoticeForm } from './parts/notice-form.tsx';
import { choosePath, headOf, knownFields, writeNotice } from './parts/notice-write.ts';
import { ProductHeads } from './parts/product-heads.tsx';
import { warningsOf } from './parts/service.ts';

/** A draft as it was saved; where the address says so, its products were chosen anew and are kept with the next saving. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const [warnings, actor] = [warningsOf(services), actorOf(services)];
  const draft = await warnings.draft(actor, params.id!);
  const { searchParams } = new URL(request.url);
  const chosen = chosenCodes(searchParams);
  const isAnew = searchParams.has('chosen') || chosen.length > 0;
  if (isAnew && choiceProblem(chosen)) throw redirect(`${choosePath(chosen, draft.id)}&chosen=1`);
  const products = isAnew ? await warnings.ownProducts(actor, chosen) : draft.products;
  const codes = products.map(({ yjCode }) => yjCode);
  const typed = Object.entries(movedFields(draft.fields, draft.yjCodes, codes)).filter(([, text]) => text);
  const { id, version, savedAt, savedBy, yjCodes } = draft;
  return {
    id,
    version,
    saved: [formatInstant(savedAt), savedBy].filter(Boolean).join('　'),
    products: products.map(headOf),
    gone: isAnew ? 0 : yjCodes.length - products.length,
    fields: { ...knownFields(products), ...Object.fromEntries(typed) },
    today: services.today,
    done: searchParams.get('done'),
  };
}

export async function action({ params, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const form = await formOf(context);
  const id = params.id!;
  if (textOf(form, 'intent') === 'drop') {
    await warningsOf(services).dropDraft(actorOf(services), id);
    return redirect('/warnings?done=dropped', 303);
  }
  return writeNotice(services, form, { id, seen: versionOf(form) });
}

export const meta = () => privateMeta('供給不安報告の下書き');

export default function WarningDraftPage({ loaderData }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const { id, version, saved, products, gone, fields, today, done } = loaderData;
  const codes = products.map(({ yjCode }) => yjCode);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給不安報告', to: '/warnings' },
          { label: '下書き' },
        ]}
      />
      <PageHeading
        title="供給不安報告の下書き"
        lead={`まだ報告していません。自社のメンバーだけが読めます。保存：${saved}`}
        actions={
          <form method="post">
            <Button size="sm" name="intent" value="drop">
              下書きを消す
            </Button>
          </form>
        }
      />
      <div className="space-y-6">
        {answer?.problem ? (
          <>
            <ProblemNotice problem={answer.problem} />
            <p>
              <a href={`/warnings/drafts/${id}`} target="_blank" rel="noreferrer">
                いまの下書きを別の画面で見る
              </a>
            </p>
          </>
        ) : done === 'saved' && !answer ? (
          <Notice kind="success" title="下書きを保存しました。厚生労働省には、まだ送っていません。" />
        ) : null}
        {gone > 0 ? (
          <Notice kind="warning" title={`${gone}品目が一覧からなくなったため、下書きから外れています`} />
        ) : null}
        {products.length === 0 ? (
          <p>
            <Link to={choosePath([], id)}>品目を選び直す</Link>
          </p>
        ) : (
          <>
            <ProductHeads products={products} reportedOn={today} />
            <NoticeForm
              // What was saved is shown anew, not what was typed before.
              key={`${version} ${codes.join()}`}
              form={answer ?? { fields, problems: [] }}
              products={products}
              submit="厚生労働省に報告する"
              others={<NoticeButtons />}
            >
              <input type="hidden" name="version" value={version} />
              {codes.map((code) => (
                <input key={code} type="hidden" name="code" value={code} />
              ))}
            </NoticeForm>
          </>
        )}
      </div>
    </>
  );
}
