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
      className="flex flex-wrap items-center gap-x-6 gap-y-2 rounded-8 border-2 border-blue-900 px-4 py-2 print:hidden"
    >
      <h2 id="month" className="text-std-16B-170">
        {name}の確認
      </h2>
      {counts.monthly === 0 ? (
        <p>今月は、すべての品目が報告されています。確認の必要な品目はありません。</p>
      ) : (
        <>
          {mayEdit ? (
            <form method="post">
              <Button variant="solid" size="sm">
                全{formatCount(counts.all)}品目を「変更なし」と報告する
              </Button>
            </form>
          ) : (
            <p>報告できるのは、担当者以上の役割の人です。</p>
          )}
          {counts.stale > 0 ? (
            <p>
              先に
              <Link to="/report?filter=stale">確かめていただきたい品目が{formatCount(counts.stale)}品目</Link>
              あります
            </p>
          ) : null}
          <details className="open:basis-full">
            <summary className="w-fit text-blue-1000 underline">「変更なし」とは</summary>
            <p className="pt-1">
              変わったことがなければ、全{formatCount(counts.all)}
              品目をまとめて報告できます。一覧に載っている内容と日付は変わりません。変わった品目があるときは、先にその品目を報告してください。
            </p>
          </details>
        </>
      )}
    </section>
  );
}
