import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { readable } from '../../platform/text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { formatCount } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, pageOf, textOf, textsOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';
import { ChangedCells } from './parts/changed-cells.tsx';
import { FindingTable } from './parts/findings.tsx';
import { mendsIn, SEEN, seenIn } from './parts/mend/mend-fields.ts';
import { MendForm } from './parts/mend/mend-form.tsx';
import { MendedList } from './parts/mend/mended-list.tsx';
import { ReportFile } from './parts/report-file.tsx';
import { UploadFigures } from './parts/upload-figures.tsx';
import { WarningTicks } from './parts/warning-ticks.tsx';

const PAGE_SIZE = 50;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { changes, mends, mended, ...preview } = await services.reporting.preview(
    actorOf(services),
    params.id!,
  );
  const asked = pageOf(new URL(request.url).searchParams.get('page'));
  const page = Math.min(asked, Math.max(1, Math.ceil(changes.length / PAGE_SIZE)));
  return {
    preview,
    mends,
    mended,
    id: params.id!,
    total: changes.length,
    page,
    changes: changes
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map(({ yjCode, name, row, changes }) => ({ yjCode, name, row, changes })),
  };
}

/** Reports what the preview showed, or mends the file and shows it again. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const form = await formOf(context);
  const ticked = textsOf(form, 'acknowledged');
  try {
    if (textOf(form, 'intent') === 'mend') {
      await services.reporting.mend(actorOf(services), params.id!, mendsIn(form));
      return redirect(`/report/uploads/${params.id}`, 303);
    }
    const { number } = await services.reporting.confirm(actorOf(services), params.id!, ticked, seenIn(form));
    return redirect(`/report/submissions/${number}?done=submitted`, 303);
  } catch (error) {
    return answerProblem(error, { ticked });
  }
}

export const meta = () => privateMeta('変わるところの確認');

export default function UploadPreviewPage({ loaderData }: PageProps<typeof loader>) {
  const { preview, id, changes, total, page, mends, mended } = loaderData;
  const { errors, warnings, fileName } = preview;
  const answer = useActionData<typeof action>();
  const mendable = new Set(mends.map(({ row }) => row));
  const rest = errors.filter(({ row }) => row === null || !mendable.has(row));
  const here = `/report/uploads/${id}`;
  const outdated = answer && 'problem' in answer && answer.problem.code === 'edit-conflict';
  const ready = errors.length === 0 && total > 0 && !outdated;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給状況報告', to: '/report' },
          { label: '一覧をアップロード', to: '/report/upload' },
          { label: '変わるところの確認' },
        ]}
      />
      <PageHeading
        title="変わるところの確認"
        lead={`${fileName ?? ''}　まだ報告していません。`}
        actions={ready ? <a href="#submit">提出へ進む</a> : null}
      />
      <div className="space-y-8">
        {answer && 'problem' in answer ? <ProblemNotice problem={answer.problem} /> : null}
        <UploadFigures preview={preview} total={total} />
        <MendedList mended={mended} />
        {errors.length > 0 ? (
          <section aria-labelledby="errors" className="space-y-4">
            <h2 id="errors" className="text-std-20B-150">
              エラー　{formatCount(errors.length)}件
            </h2>
            <Notice kind="error" title="エラーを直すまで、このファイルは提出できません">
              <p>
                {mends.length > 0
                  ? '下の欄で直して確かめるか、ファイルの示した行を直して、もう一度アップロードしてください。何も報告していません。'
                  : 'ファイルの示した行を直して保存し、もう一度アップロードしてください。何も報告していません。'}
              </p>
            </Notice>
            {mends.length > 0 ? <MendForm rows={mends} seen={mended.length} /> : null}
            {rest.length > 0 ? <FindingTable caption="ほかのエラー" findings={rest} /> : null}
          </section>
        ) : null}
        {errors.length > 0 || outdated ? (
          <section aria-labelledby="again" className="max-w-3xl space-y-3">
            <h2 id="again" className="text-std-20B-150">
              もう一度アップロードする
            </h2>
            <ReportFile again />
          </section>
        ) : null}
        {!ready && warnings.length > 0 ? (
          <section aria-labelledby="warnings" className="space-y-3">
            <h2 id="warnings" className="text-std-20B-150">
              注意　{formatCount(warnings.length)}件
            </h2>
            <FindingTable caption="注意" findings={warnings} />
          </section>
        ) : null}
        <section aria-labelledby="changes" className="space-y-3">
          <h2 id="changes" className="text-std-20B-150">
            変わる品目　{formatCount(total)}品目
          </h2>
          {total === 0 ? (
            <Notice kind="info" title="いまの内容と違うところはありません">
              <p>
                書き換えたファイルを選んだかを確かめてください。変わりがなければ、
                <Link to="/report">供給状況報告</Link>で「変更なし」とまとめて報告できます。
              </p>
            </Notice>
          ) : (
            <>
              <DataTable
                caption="変わる品目"
                captionHidden
                narrow="cards"
                rows={changes}
                rowKey={({ yjCode }) => yjCode}
                columns={[
                  {
                    key: 'row',
                    header: '行',
                    nowrap: true,
                    card: 'inline-bare',
                    cell: ({ row }) => (row === null ? '－' : `${row}行目`),
                  },
                  {
                    key: 'name',
                    header: '品目',
                    rowHeader: true,
                    cell: ({ name, yjCode }) => (
                      <>
                        {readable(name)}
                        <span className="block text-dns-14N-130 text-solid-gray-700">{yjCode}</span>
                      </>
                    ),
                  },
                  {
                    key: 'changes',
                    header: 'いまの内容 → ファイルの内容',
                    card: 'bare',
                    cell: ({ changes }) => <ChangedCells changes={changes} />,
                  },
                ]}
              />
              <Pagination
                page={page}
                pageSize={PAGE_SIZE}
                total={total}
                unit="品目"
                href={(n) => (n > 1 ? `${here}?page=${n}#changes` : `${here}#changes`)}
              />
            </>
          )}
        </section>
        {ready ? (
          <form
            method="post"
            id="submit"
            className="max-w-3xl space-y-4 rounded-8 border-2 border-blue-900 p-4 sm:p-6 print:hidden"
          >
            <input type="hidden" name={SEEN} value={mended.length} />
            <h2 className="text-std-20B-150">提出する</h2>
            {warnings.length > 0 ? (
              <>
                <p>注意が{formatCount(warnings.length)}件あります。種類ごとに確かめて印を付けてください。</p>
                <div id="warnings">
                  <WarningTicks
                    warnings={warnings}
                    ticked={answer && 'ticked' in answer ? answer.ticked : []}
                  />
                </div>
              </>
            ) : null}
            <p>
              <strong>{formatCount(total)}品目</strong>の変更を報告します。ほかの品目は変わりません。
            </p>
            <Button variant="solid">{formatCount(total)}品目の報告を提出する</Button>
          </form>
        ) : null}
      </div>
    </>
  );
}
