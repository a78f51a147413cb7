import { formatCount, formatDate } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Link } from '../../../ui/link.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { OwnProducts } from './shapes.ts';

/** The month's confirmation for all products: one click, or when it was done. */
export function MonthBox(props: { list: OwnProducts; done: string | null; mayEdit: boolean }) {
  const { list, done, mayEdit } = props;
  const { counts, month } = list;
  const name = `${Number(month.month.slice(5))}月`;
  if (month.confirmedOn)
    return (
      <div role={done ? 'status' : undefined}>
        <Notice kind="success" title={`${name}の確認は済んでいます（${formatDate(month.confirmedOn)}）`}>
          <p>
            変わったことがあれば、その品目だけを報告してください。
            {done ? (
              <Link to={`/report/submissions/${done}`}>「変更なし」の控え（{done}）</Link>
            ) : (
              <Link to="/report/submissions">これまでの控え</Link>
            )}
          </p>
        </Notice>
      </div>
    );
  return (
    <section
      aria-labelledby="month"
      className="space-y-3 rounded-8 border-2 border-blue-900 p-4 sm:p-6 print:hidden"
    >
      <h2 id="month" className="text-std-20B-150">
        {name}の確認
      </h2>
      {counts.monthly === 0 ? (
        <p>今月は、すべての品目が報告されています。確認の必要な品目はありません。</p>
      ) : (
        <>
          <p>
            変わったことがなければ、全{formatCount(counts.all)}
            品目について「今月は変更なし」とまとめて報告できます。一覧に載っている内容と日付は変わりません。変わった品目があるときは、先にその品目を報告してください。
          </p>
          {counts.stale > 0 ? (
            <p>
              見込みの時期を過ぎたなど、
              <Link to="/report?filter=stale">確かめていただきたい品目が{formatCount(counts.stale)}品目</Link>
              あります。
            </p>
          ) : null}
          {mayEdit ? (
            <form method="post">
              <Button variant="solid">全{formatCount(counts.all)}品目を「変更なし」と報告する</Button>
            </form>
          ) : (
            <p>報告できるのは、担当者以上の役割の人です。</p>
          )}
        </>
      )}
    </section>
  );
}
