import type { ReactNode } from 'react';
import type { KpiData } from '../../kpi-data.ts';
import {
  basis,
  distanceWords,
  isPast,
  latestWords,
  perYearWords,
  projectionWords,
  targetWords,
} from '../../progress-words.ts';

/** How far a KPI is, how fast it goes and must go, and where that leads: each in a line of words. */
export function ProgressLines({ kpi, small }: { kpi: KpiData; small?: boolean }) {
  const { progress } = kpi;
  const { target, latest } = progress;
  const lines: [term: string, text: ReactNode][] = [
    ['目標', targetWords(kpi)],
    ['最新の値', latest ? latestWords(kpi) : 'まだ値がありません'],
    ...(target && latest ? [['目標まで', distanceWords(kpi)] satisfies [string, string]] : []),
    ...(progress.neededPerYear === null
      ? []
      : [['必要な歩み', perYearWords(kpi, progress.neededPerYear)] satisfies [string, string]]),
    ...(progress.pacePerYear === null
      ? []
      : [
          ['これまで', `${perYearWords(kpi, progress.pacePerYear)}（${basis(kpi)}点から）`] satisfies [
            string,
            string,
          ],
        ]),
    ...(target?.by && latest && !isPast(progress) && (progress.projection || !progress.reached)
      ? [['見通し', projectionWords(kpi)] satisfies [string, string]]
      : []),
  ];
  return (
    <dl className={small ? 'space-y-1 text-dns-14N-130' : 'space-y-1'}>
      {lines.map(([term, text]) => (
        <div key={term} className="flex gap-2">
          <dt className={`${small ? 'w-20' : 'w-24'} shrink-0 text-solid-gray-700`}>{term}</dt>
          <dd className="min-w-0 flex-1">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
