import type { ReactNode } from 'react';
import { BarTable } from '../../../../ui/charts/bar-table.tsx';
import { formatCount, formatShare } from '../../../../ui/format.ts';
import { Section } from '../../../../ui/section.tsx';
import type { CountOf } from '../../../analysis/analysis.ts';
import type { Figure as FigureName } from '../../../analysis/analysis-wording.ts';
import { Definition } from '../desk/desk-parts.tsx';
import type { AnalysisPage } from './analysis-data.ts';

/** The three figures of the whole: how fast, how well, how late. */
export function AnalysisFigures({ page }: { page: AnalysisPage }) {
  const { durations, prevented, late } = page;
  const { quartiles, count } = durations;
  return (
    <Section id="figures" title="判断までの日数と結果">
      <ul className="grid gap-4 lg:grid-cols-3">
        <Figure label="判断までの日数（中央値）" figure="durations">
          {quartiles ? (
            <>
              <Big>{days(quartiles.median)}</Big>日
              <span className="block text-dns-14N-130">
                半数は{days(quartiles.lower)}〜{days(quartiles.upper)}日（{formatCount(count)}件）
              </span>
            </>
          ) : (
            '判断した報告がまだありません'
          )}
        </Figure>
        <Figure label="未然に防止した割合" figure="prevented">
          {prevented.resolved > 0 ? (
            <>
              <Big>{formatShare(prevented.prevented, prevented.resolved)}</Big>
              <span className="block text-dns-14N-130">
                判断した{formatCount(prevented.resolved)}件のうち{formatCount(prevented.prevented)}件
              </span>
            </>
          ) : (
            '判断した報告がまだありません'
          )}
        </Figure>
        <Figure label="遅れている報告" figure="late">
          <Big>{formatCount(late.length)}</Big>件
          <span className="block text-dns-14N-130">対応中 {formatCount(page.open)}件のうち</span>
        </Figure>
      </ul>
    </Section>
  );
}

function Figure(props: { label: string; figure: FigureName; children: ReactNode }) {
  const { label, figure, children } = props;
  return (
    <li className="space-y-2 rounded-8 border border-solid-gray-420 p-4">
      <h3 className="text-std-16B-170">{label}</h3>
      <p>{children}</p>
      <Definition figure={figure} />
    </li>
  );
}

function Big({ children }: { children: ReactNode }) {
  return <span className="mr-1 text-std-28B-150 tabular-nums">{children}</span>;
}

/** Nobody needs a quarter of a day: one decimal at most. */
function days(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Counts as bars in their own table; a word where there is nothing to count. */
export function CountBars(props: { caption: string; header: string; rows: CountOf[]; whole: number }) {
  const { caption, header, rows, whole } = props;
  if (rows.length === 0) return <p>対応中の報告はありません。</p>;
  return (
    <BarTable
      caption={caption}
      labelHeader={header}
      valueHeader="件数"
      shareHeader="割合"
      rows={rows.map(({ name, count }) => ({ key: name, label: name, value: count, whole }))}
    />
  );
}
