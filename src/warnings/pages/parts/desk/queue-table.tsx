import type { IsoDate } from '../../../../platform/clock.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import type { Late } from '../../../analysis/analysis.ts';
import type { Score } from '../../../desk/score.ts';
import { CAUSES, type Cause, type State } from '../../../model.ts';
import { StateChip } from '../state-chip.tsx';

/** A line of the queue; no more of a warning leaves the server than it shows. */
export interface QueueLine {
  number: string;
  product: string;
  maker: string;
  state: State;
  cause: Cause;
  score: Score;
  expectedOn: IsoDate;
  /** Days from today to the expected begin; negative once it has passed. */
  daysLeft: number;
  stockMonths: number | null;
  assignee: string | null;
  dueOn: IsoDate | null;
  late: Late[];
  newAnswer: boolean;
}

export const LATE_WORDS: Record<Late, string> = { due: '期限を過ぎています', triage: '確認が遅れています' };

const SHORT: Record<Score['parts'][number]['key'], string> = {
  essential: '区分',
  marketShare: 'シェア',
  stock: '在庫',
  peers: '同種品',
  patients: '患者',
};

const COLUMNS: Column<QueueLine>[] = [
  {
    key: 'product',
    header: '品目',
    rowHeader: true,
    cell: (row) => (
      <>
        <Link to={`/desk/warnings/${row.number}`}>{row.product}</Link>
        <span className="block text-dns-14N-130 font-400 text-solid-gray-700">{row.maker}</span>
      </>
    ),
  },
  {
    key: 'state',
    header: '状態',
    nowrap: true,
    card: 'inline-bare',
    cell: (row) => (
      <>
        <StateChip state={row.state} />
        {row.newAnswer ? <strong className="block text-dns-14B-130">新しい回答</strong> : null}
      </>
    ),
  },
  {
    key: 'score',
    header: '点数',
    cell: (row) => (
      <>
        <span className="text-std-18B-160 tabular-nums">{row.score.total}</span>
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {row.score.parts
            .filter((part) => part.points > 0)
            .map((part) => `${SHORT[part.key]}${part.points}`)
            .join('・')}
        </span>
      </>
    ),
  },
  { key: 'cause', header: '原因', card: 'inline', cell: (row) => CAUSES[row.cause] },
  {
    key: 'expected',
    header: '供給不足の見込み',
    cell: (row) => (
      <>
        {formatDate(row.expectedOn)}
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {daysWords(row.daysLeft)}
          {row.stockMonths === null ? '' : `・在庫${row.stockMonths}か月分`}
        </span>
      </>
    ),
  },
  {
    key: 'assignee',
    header: '担当・期限',
    nowrap: true,
    cell: (row) => (
      <>
        {row.assignee ?? '担当なし'}
        {row.dueOn ? <span className="block text-dns-14N-130">{formatDate(row.dueOn)}まで</span> : null}
        {row.late.map((late) => (
          <strong key={late} className="block text-dns-14B-130 text-red-1000">
            {late === 'due' ? '期限切れ' : '確認の遅れ'}
          </strong>
        ))}
      </>
    ),
  },
];

function daysWords(days: number): string {
  return days > 0 ? `あと${days}日` : days === 0 ? '今日' : `${-days}日前`;
}

/** The queue, the most pressing first. */
export function QueueTable({ rows, caption }: { rows: QueueLine[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.number}
      tone={(row) => (row.late.length > 0 ? 'caution' : 'calm')}
      narrow="cards"
    />
  );
}
