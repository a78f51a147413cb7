import { DefinitionList } from '../../../ui/definition-list.tsx';
import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';
import { Link } from '../../../ui/link.tsx';
import { type Problem, ProblemNotice } from '../../../web/shell/problem.tsx';
import { ANSWERS, type Answer } from '../../model.ts';
import { ConfidentialNote } from './confidential-note.tsx';

interface Request {
  id: string;
  yjCode: string;
  name: string;
  message: string;
  due: string | null;
  late: boolean;
  /** Without an answer, and none is waited for any more. */
  ended: boolean;
  asked: string;
  answer: Answer | null;
  quantity: string;
  text: string;
  answered: string | null;
}

/** One request for more, with its answer or the form for it. */
export function RequestItem({
  request,
  mayWrite,
  failed,
}: {
  request: Request;
  mayWrite: boolean;
  failed: { problem: Problem; given: { answer: string; quantity: string; text: string } } | null;
}) {
  const { id, yjCode, name, message, due, late, ended, asked, answer, quantity, text, answered } = request;
  const items = [
    {
      key: 'message',
      term: '依頼の内容',
      description: <span className="whitespace-pre-line">{message}</span>,
    },
    { key: 'asked', term: '依頼の日時', description: `${asked}　厚生労働省` },
    {
      key: 'due',
      term: '回答の期限',
      description: due ? `${due}${late ? '（過ぎています）' : ''}` : '定めなし',
    },
    ...(ended ? [{ key: 'ended', term: '状態', description: '終了（回答は要りません）' }] : []),
  ];
  if (answer)
    items.push({
      key: 'answer',
      term: '自社の回答',
      description: (
        <span className="whitespace-pre-line">
          {[`${ANSWERS[answer]}${quantity ? `：${quantity}` : ''}`, text, answered]
            .filter(Boolean)
            .join('\n')}
        </span>
      ),
    });
  const form = <AnswerForm id={id} given={failed?.given ?? { answer: answer ?? '', quantity, text }} />;
  return (
    <div className="space-y-3">
      <h2 className="text-std-20B-150">
        <Link to={`/products/${yjCode}`}>{name}</Link>
      </h2>
      <DefinitionList items={items} />
      {failed ? <ProblemNotice problem={failed.problem} /> : null}
      {!mayWrite ? (
        answer || ended ? null : (
          <p>回答は、担当者か管理者の役割の人ができます。</p>
        )
      ) : (answer || ended) && !failed ? (
        <details className="print:hidden">
          <summary className="w-fit py-2 text-blue-1000 underline">
            {answer ? '回答し直す' : 'それでも回答する'}
          </summary>
          {form}
        </details>
      ) : (
        form
      )}
    </div>
  );
}

function AnswerForm({
  id,
  given,
}: {
  id: string;
  given: { answer: string; quantity: string; text: string };
}) {
  return (
    <form method="post" action="/warnings/requests" className="max-w-3xl space-y-4 pt-2 print:hidden">
      <input type="hidden" name="id" value={id} />
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="text-std-16B-170">
          増産は<span className="ml-2 text-dns-14N-130 text-red-1000">※必須</span>
        </legend>
        {Object.entries(ANSWERS).map(([value, label]) => (
          <label key={value} className="flex cursor-pointer items-center gap-2 py-1.5">
            <input
              type="radio"
              name="answer"
              value={value}
              defaultChecked={value === given.answer}
              required
              className="checkbox"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Field
        label="増やせる数量"
        hint="できるとき、一部できるときに。単位と時期が分かるように。例：10月から月に20万錠"
      >
        {(control) => (
          <Input
            {...control}
            name="quantity"
            defaultValue={given.quantity}
            autoComplete="off"
            className="w-full"
          />
        )}
      </Field>
      <Field label="条件や理由" hint="できないときは、その理由を書いてください。">
        {(control) => (
          <textarea {...control} name="text" rows={3} defaultValue={given.text} className="control w-full" />
        )}
      </Field>
      <ConfidentialNote />
      <Button variant="solid">回答する</Button>
    </form>
  );
}
