import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Link } from '../../../../ui/link.tsx';
import { changesPath } from '../../../words/change-address.ts';
import type { ChangePage } from './change-data.ts';

/** How many quiet changes there are, and the switch that shows or hides them. */
export function QuietNote({ page: { address, quiet } }: { page: ChangePage }) {
  if (quiet === 0) return null;
  return (
    <p>
      {address.quiet
        ? `小さな変化${quiet}件も表示しています。`
        : `小さな変化${quiet}件（出荷量の通常⇄増加など）は表示していません。`}
      <Link
        to={changesPath({ ...address, quiet: !address.quiet, page: 1 })}
        preventScrollReset
        className="print:hidden"
      >
        {address.quiet ? '主な変化だけにする' : '小さな変化も表示する'}
      </Link>
    </p>
  );
}

/** The spans that are asked for every day, by addresses that stay right tomorrow; and the two ways to see the list. */
export function PeriodLinks({ page: { periods, address, group } }: { page: ChangePage }) {
  return (
    <nav aria-label="期間" className="flex flex-wrap gap-x-5 gap-y-1 pb-3 print:hidden">
      {periods.map(({ label, to, current }) => (
        <Link key={to} to={to} preventScrollReset aria-current={current ? 'page' : undefined}>
          {label}
        </Link>
      ))}
      <Link to="/calendar">見込みの暦</Link>
      {group === 'listing' ? null : (
        <Link
          to={changesPath({ ...address, byIngredient: !address.byIngredient, page: 1 })}
          preventScrollReset
          className="ml-auto"
        >
          {address.byIngredient ? '品目ごとに見る' : '成分ごとにまとめる'}
        </Link>
      )}
    </nav>
  );
}

/** Over the tabs whose name does not say it all: what is in them. */
export function GroupNote({ page }: { page: ChangePage }) {
  if (page.group === 'listing') return <ListingNote page={page} />;
  const words = NOTES[page.group];
  return words ? <p className="py-3 text-dns-14N-130">{words}</p> : null;
}

const NOTES: Partial<Record<ChangePage['group'], string>> = {
  mixed:
    '出荷対応と出荷量の一方が悪くなり、他方が良くなった品目です（例：限定出荷が解除されたが、出荷量は減少）。',
  delisting:
    '一覧で、理由（⑭）が「薬価削除」、または出荷量（⑰）が「薬価削除予定」の品目の変化です。販売中止や経過措置による供給の終わりで、不足とは分けて示します。',
  removed:
    '一覧に掲載されなくなった品目です。薬価の削除によるものが多く、供給の再開・停止を示すものではありません。',
};

/** Over the changes of what products are: why there may be so many, and the way back from the products of one edit. */
function ListingNote({ page: { address, edits } }: { page: ChangePage }) {
  return (
    <div className="space-y-1 py-3 text-dns-14N-130">
      <p>
        一覧にある品名・成分名・規格単位・製造販売業者・区分などの書き換えです。供給の変化ではないため、お知らせやフィードには（選んだ場合を除き）載せません。
        {edits ? '同じ書き換えは1行にまとめています。' : null}
      </p>
      {edits ? null : (
        <p>
          <Link to={changesPath({ ...address, edit: null, page: 1 })}>書き換えの一覧に戻る</Link>
        </p>
      )}
    </div>
  );
}

/** In place of an empty list: why it is empty and where there is something. */
export function NoChanges({ page }: { page: ChangePage }) {
  const { address, comparedWith, tabs } = page;
  if (comparedWith === null && page.editions === 1) {
    return (
      <EmptyState title="この一覧は、取り込まれた最初の一覧です">
        <p>変化は前の一覧と比べて求めるため、次の一覧から表示します。</p>
      </EmptyState>
    );
  }
  const others = tabs.filter((tab) => !tab.current && tab.count > 0);
  return (
    <EmptyState title={`この条件の「${tabs.find((tab) => tab.current)?.label}」はありません`}>
      {others.length > 0 ? (
        <p>
          {others.map((tab) => `${tab.label} ${tab.count}件`).join('、')}があります。上の見出しから選べます。
        </p>
      ) : null}
      <p>
        <Link to={changesPath({ from: address.from, to: address.to })}>絞り込みを解除する</Link>
      </p>
    </EmptyState>
  );
}
