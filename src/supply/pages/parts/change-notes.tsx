import { Link } from 'react-router';
import { EmptyState } from '../../../web/components/empty-state.tsx';
import { changesPath } from '../../change-address.ts';
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
