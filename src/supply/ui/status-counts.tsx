import type { StatusCount } from './listed-supply.ts';
import { StatusChips } from './status-chips.tsx';

/** How many products are in which status, the gravest first. */
export function StatusCounts({ statuses }: { statuses: readonly StatusCount[] }) {
  if (statuses.length === 0) return <>一覧にない</>;
  return (
    <ul className="space-y-1">
      {statuses.map(({ response, volume, count }) => (
        <li key={`${response} ${volume}`} className="flex flex-wrap items-center gap-x-2">
          <StatusChips response={response} volume={volume} />
          <span className="tabular-nums">{count}品目</span>
        </li>
      ))}
    </ul>
  );
}
