import { formatDate } from '../../../ui/format.ts';
import { Link } from '../../../ui/link.tsx';
import { ChangedCells } from './changed-cells.tsx';
import type { History } from './shapes.ts';

/** What was reported of a product, newest first; what was wrong stays, and says which report put it right. */
export function ReportHistory(props: { yjCode: string; history: History; mayCorrect: boolean }) {
  const { yjCode, history, mayCorrect } = props;
  if (history.length === 0) return <p>このサイトでの報告は、まだありません。</p>;
  return (
    <ol className="space-y-4">
      {history.map((report) => (
        <li
          key={report.number}
          className="space-y-2 border-l-4 border-solid-gray-420 pl-4 data-wrong:border-dashed"
          data-wrong={report.correctedBy ? '' : undefined}
        >
          <p className="flex flex-wrap items-baseline gap-x-4">
            <span className="font-700">{formatDate(report.reportedOn)}</span>
            <Link to={`/report/submissions/${report.number}`}>{report.number}</Link>
            <span className="text-dns-14N-130">{report.person ?? 'プログラム'}</span>
            <span className="text-dns-14N-130">
              {report.publishedOn ? `${formatDate(report.publishedOn)}の一覧に掲載` : '次の一覧の公開待ち'}
            </span>
          </p>
          {report.correctedBy ? (
            <p className="font-700 text-orange-1100">
              訂正済み（<Link to={`/report/submissions/${report.correctedBy}`}>{report.correctedBy}</Link>
              で訂正）
            </p>
          ) : null}
          {report.corrects ? (
            <p>
              <Link to={`/report/submissions/${report.corrects}`}>{report.corrects}</Link>の報告を訂正
            </p>
          ) : null}
          <ChangedCells changes={report.changes} />
          {mayCorrect && !report.correctedBy ? (
            <Link
              to={`/report/products/${encodeURIComponent(yjCode)}?corrects=${report.number}#form`}
              className="inline-block py-1"
              reloadDocument
            >
              この報告を訂正する
              <span className="sr-only">（{report.number}）</span>
            </Link>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
