import { type ActionFunctionArgs, redirect, useActionData } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { privateMeta } from '../../web/private-meta.ts';
import { fileOf, formOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { ReportFile } from './parts/report-file.tsx';

export { headers } from '../../web/serving/retry-headers.ts';

/** Reads the file and leads to its preview; reports nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const file = await fileOf(await formOf(context), 'file');
  if (!file) return { unchosen: true };
  try {
    const { uploadId } = await services.reporting.previewFile(actorOf(services), file, services.sending);
    return redirect(`/report/uploads/${uploadId}`, 303);
  } catch (error) {
    return answerProblem(error, {});
  }
}

export const meta = () => privateMeta('一覧をアップロード');

export default function UploadPage() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給状況報告', to: '/report' },
          { label: '一覧をアップロード' },
        ]}
      />
      <PageHeading title="一覧をアップロード" lead="多くの品目を、Excelで一度に報告します。" />
      <div className="max-w-3xl space-y-6">
        {answer && 'problem' in answer ? <ProblemNotice problem={answer.problem} /> : null}
        {answer && 'unchosen' in answer ? (
          <ProblemNotice
            problem={{
              code: 'bad-request',
              title: 'ファイルが選ばれていません',
              detail: '',
              remedy: '書き換えたファイルを選んでから、もう一度押してください。',
            }}
          />
        ) : null}
        <ol className="list-decimal space-y-6 pl-6">
          <li className="space-y-2">
            <p>
              <strong>自社の一覧をダウンロードします。</strong>
              いまの内容が、公式の一覧と同じ形で入っています。
            </p>
            <ButtonLink size="sm" to="/report/template.xlsx" reloadDocument>
              一覧をダウンロード
            </ButtonLink>
          </li>
          <li>
            <strong>変わったところだけ、⑫と⑭〜⑲の列を書き換えます。</strong>
            品名などの列と日付（⑬・⑳）は、書き換えても報告されません。変わらない行は、残しても消してもかまいません。
          </li>
          <li className="space-y-2">
            <p>
              <strong>保存したファイルを選びます。</strong>
            </p>
            <ReportFile />
          </li>
        </ol>
      </div>
    </>
  );
}
