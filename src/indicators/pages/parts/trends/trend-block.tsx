import type { Narrowing } from '../../../model.ts';
import { reachedWords } from '../../../trends/trend-wording.ts';
import type { PageTrend } from '../../../views/read-trends.ts';
import { TrendChart } from './trend-chart.tsx';
import { TrendTable } from './trend-table.tsx';

/** The years of a measure: its chart, the table beside it, and when the target was reached or would be. */
export function TrendBlock({ trend, where }: { trend: PageTrend; where?: Narrowing }) {
  const { measure, rows, years } = trend;
  const reached = rows.flatMap((row) => {
    const words = reachedWords(measure, row.trend, years);
    return words === '' ? [] : [{ key: row.key, words: rows.length > 1 ? `${row.label}：${words}` : words }];
  });
  return (
    <div className="space-y-2">
      <div className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
        <TrendChart trend={trend} />
        <div className="min-w-0">
          <TrendTable trend={trend} where={where} />
        </div>
      </div>
      {reached.map(({ key, words }) => (
        <p key={key}>{words}</p>
      ))}
    </div>
  );
}
