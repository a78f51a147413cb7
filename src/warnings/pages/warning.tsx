import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { hasRole } from '../../access/model.ts';
import { readable } from '../../platform/text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, textOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { productsOf, STATES, titleOf } from '../model.ts';
import { remarksOn } from '../notices/notice.ts';
import { isOpen } from '../notices/state.ts';
import { OverForm } from './parts/desk/over-form.tsx';
import { noticeLines } from './parts/notice-wording.ts';
import { warningsOf } from './parts/service.ts';
import { StateChip } from './parts/state-chip.tsx';
import { WarningFiles } from './parts/warning-files.tsx';

const DEEDS: Record<string, string> = {
  submit: '報告しました',
  change: '内容を直しました',
  over: '供給不安がなくなったと伝えました',
  file: '資料を付けました',
};

const DONE: Record<string, string> = {
  sent: '厚生労働省に報告しました。新しいことが分かったら、このページで書き足してください。',
  changed: '報告を直しました。前の内容も履歴に残っています。',
  file: '資料を付けました。',
  over: '供給不安がなくなったことを伝えました。厚生労働省が確かめて、状態を変えます。',
};

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const warning = await warningsOf(services).ownWarning(actor, params.number!);
  const { number, state, notice, files, history, person } = warning;
  const mayWrite = hasRole(actor.role, 'editor');
  return {
    number,
    state,
    person,
    name: titleOf(notice),
    products: productsOf(notice).map(({ yjCode, productName }) => ({ yjCode, name: readable(productName) })),
    lines: noticeLines(notice),
    remarks: isOpen(state) ? remarksOn(notice) : [],
    files: files.map(({ id, name, bytes }) => ({ id, name, bytes })),
    history: history.map(({ at, what, note }) => ({
      at: formatInstant(at),
      what: DEEDS[what] ?? `状態が「${STATES[what as keyof typeof STATES]}」になりました`,
      note,
    })),
    mayChange: mayWrite && state !== 'closed',
    mayEnd: mayWrite && isOpen(state),
    done: new URL(request.url).searchParams.get('done'),
  };
}

/** A file, or the word that it is over; `intent` says which. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const [actor, number] = [actorOf(services), params.number!];
  const form = await formOf(context);
  const intent = textOf(form, 'intent') === 'over' ? 'over' : 'file';
  try {
    if (intent === 'over') await warningsOf(services).over(actor, number, textOf(form, 'note'));
    else {
      const file = form.get('file');
      const [name, bytes] =
        file === null || typeof file === 'string'
          ? ['', new Uint8Array()]
          : [file.name, new Uint8Array(await file.arrayBuffer())];
      await warningsOf(services).attach(actor, number, { name, bytes });
    }
    return redirect(`/warnings/${number}?done=${intent}`, 303);
  } catch (error) {
    return answerProblem(error, { intent, note: textOf(form, 'note') });
  }
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  return privateMeta(loaderData ? `供給不安報告 ${loaderData.name}` : '供給不安報告');
}

export default function WarningPage({ loaderData }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const { number, state, name, products, person, lines, remarks, files, history, mayChange, mayEnd, done } =
    loaderData;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給不安報告', to: '/warnings' },
          { label: number },
        ]}
      />
      <PageHeading
        title={name}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StateChip state={state} />
            <span>{number}</span>
            {products.map((product) => (
              <Link key={product.yjCode} to={`/products/${product.yjCode}`}>
                {products.length > 1 ? `${product.name}の公開のページ` : '公開のページ'}
              </Link>
            ))}
          </span>
        }
        actions={mayChange ? <ButtonLink to={`/warnings/${number}/change`}>直す・書き足す</ButtonLink> : null}
      />
      <div className="max-w-4xl space-y-10">
        {answer ? (
          <ProblemNotice problem={answer.problem} />
        ) : done && Object.hasOwn(DONE, done) ? (
          <Notice kind="success" title={DONE[done]} />
        ) : null}
        {remarks.length > 0 ? (
          <Notice kind="warning" title="ご確認ください">
            <ul className="list-disc pl-5">
              {remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <section aria-labelledby="content" className="space-y-3">
          <h2 id="content" className="text-std-20B-150">
            報告した内容
          </h2>
          <DefinitionList
            items={[
              ...lines.map(({ key, term, text }) => ({
                key,
                term,
                description: <span className="whitespace-pre-line">{text}</span>,
              })),
              { key: 'person', term: '報告した人', description: person ?? '－' },
            ]}
          />
        </section>
        <WarningFiles number={number} files={files} mayAdd={mayChange} />
        {mayEnd ? <OverForm note={answer?.intent === 'over' ? answer.note : ''} /> : null}
        <section aria-labelledby="history" className="space-y-3">
          <h2 id="history" className="text-std-20B-150">
            経過
          </h2>
          <ol className="space-y-2">
            {history.map(({ at, what, note }) => (
              <li key={`${at} ${what} ${note}`} className="border-l-4 border-solid-gray-300 pl-3">
                <span className="block text-dns-14N-130 text-solid-gray-700">{at}</span>
                {what}
                {note ? <span className="block whitespace-pre-line">{note}</span> : null}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}
