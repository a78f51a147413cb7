import { formatDate, formatMonthDay } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { changesPath } from '../../../words/change-address.ts';
import type { TopData } from '../top-data.ts';
import { ChangeList } from './change-list.tsx';

/** Notable changes of the newest edition: worsened left, improved right. */
export function TopChanges({ data }: { data: TopData }) {
  const { asOf, before, worsened, improved, notable, partial } = data;
  return (
    <section aria-labelledby="changes" className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pt-2">
        <h2 id="changes" className="text-std-20B-150">
          {formatDate(asOf)}の主な変化
        </h2>
        {before ? (
          <p className="text-dns-14N-130 text-solid-gray-700">前の一覧（{formatMonthDay(before)}）と比べて</p>
        ) : null}
      </div>
      {partial ? (
        <p>データベースが答えないため、変化をいま読めません。しばらくしてから開き直してください。</p>
      ) : before === null ? (
        <p>前の一覧がまだないため、変化は次の一覧から表示します。</p>
      ) : notable === 0 ? (
        <p>前の一覧から主な変化はありません。一覧は平日の午後から夜に更新されます。</p>
      ) : (
        <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
          <Side title="悪化" group="worsened" side={worsened} none="悪化した品目はありません。" />
          <Side title="改善" group="improved" side={improved} none="改善した品目はありません。" />
        </div>
      )}
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        {data.mixed > 0 ? <Link to={changesPath({ group: 'mixed' })}>まちまち {data.mixed}品目</Link> : null}
        {data.delisting > 0 ? (
          <Link to={changesPath({ group: 'delisting' })}>薬価削除 {data.delisting}品目</Link>
        ) : null}
        <Link to={changesPath({})}>すべての変化を見る</Link>
      </p>
    </section>
  );
}

function Side({
  title,
  group,
  side,
  none,
}: {
  title: string;
  group: 'worsened' | 'improved';
  side: TopData['worsened'];
  none: string;
}) {
  const { rows, total } = side;
  return (
    <section aria-label={title}>
      <h3 className="border-b border-solid-gray-536 pb-1 text-std-18B-160">
        {title} <span className="text-std-16N-170">{total}品目</span>
      </h3>
      {rows.length === 0 ? <p className="py-2">{none}</p> : <ChangeList rows={rows} />}
      {total > rows.length ? (
        <p className="pt-2">
          <Link to={changesPath({ group })}>
            {title}した{total}品目をすべて見る
          </Link>
        </p>
      ) : null}
    </section>
  );
}
