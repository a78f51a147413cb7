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

/** Over the changes of what products are: why there may be so many, and the way back from the products of one edit. */
export function ListingNote({ page: { address, edits } }: { page: ChangePage }) {
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
