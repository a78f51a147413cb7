import type { KpiData } from '../../progress/kpi-data.ts';
import { progressLines } from '../../progress/progress-wording.ts';

/** How far a KPI is, how fast it goes and must go, and where that leads: each in a line of words. */
export function ProgressLines({ kpi, small }: { kpi: KpiData; small?: boolean }) {
  return (
    <dl className={small ? 'space-y-1 text-dns-14N-130' : 'space-y-1'}>
      {progressLines(kpi).map(([term, text]) => (
        <div key={term} className="flex gap-2">
          <dt className={`${small ? 'w-20' : 'w-24'} shrink-0 text-solid-gray-700`}>{term}</dt>
          <dd className="min-w-0 flex-1">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
