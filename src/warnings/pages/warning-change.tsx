import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { readable } from '../../platform/text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { fieldsOfForm, formOf, versionOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { productsOf, titleOf } from '../model.ts';
import { fieldsOf } from '../notices/notice.ts';
import { NoticeForm } from './parts/notice-form.tsx';
import { warningsOf } from './parts/service.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { number, version, notice } = await warningsOf(services).ownWarning(
    actorOf(services),
    params.number!,
  );
  const products = productsOf(notice).map(({ yjCode, productName }) => ({
    yjCode,
    name: readable(productName),
  }));
  return { number, version, name: titleOf(notice), products, fields: fieldsOf(notice) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const form = await formOf(context);
  const [fields, seen] = [fieldsOfForm(form), versionOf(form)];
  try {
    const reply = await warningsOf(services).change(actorOf(services), params.number!, seen, fields);
    if (reply.number !== null) return redirect(`/warnings/${reply.number}?done=changed`, 303);
    return data({ fields, problems: reply.problems, problem: null }, { status: 422 });
  } catch (error) {
    return answerProblem(error, { fields, problems: [] });
  }
}

export const meta = () => privateMeta('供給不安報告を直す');

export default function ChangeWarningPage({ loaderData }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const { number, version, name, products, fields } = loaderData;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給不安報告', to: '/warnings' },
          { label: number, to: `/warnings/${number}` },
          { label: '直す・書き足す' },
        ]}
      />
      <PageHeading title="報告を直す・書き足す" lead={`${name}　前の内容も、履歴に残ります。`} />
      <div className="space-y-6">
        {answer?.problem ? (
          <>
            <ProblemNotice problem={answer.problem} />
            {/* Who sends again now has been told, and can look first. */}
            <p>
              <a href={`/warnings/${number}`} target="_blank" rel="noreferrer">
                今の内容を別の画面で見る
              </a>
              。下の内容でもう一度送ると、それに替わります。
            </p>
          </>
        ) : null}
        <NoticeForm form={answer ?? { fields, problems: [] }} products={products} submit="この内容に直す">
          <input type="hidden" name="version" value={version} />
        </NoticeForm>
      </div>
    </>
  );
}
