import { DataTable } from '../../../../ui/data-table.tsx';
import { ORIGINS } from '../../../origins.ts';
import type { KpiData } from '../../../progress/kpi-data.ts';
import type { Point } from '../../../views.ts';
import { sayPeriod, sayValue } from '../../../wording.ts';
import { PointSource } from '../source-wording.tsx';

/** Every value of a KPI, newest first, with who gave it and where that can be checked. */
export function KpiPointsTable({ kpi, titles }: { kpi: KpiData; titles: Record<string, string> }) {
  const says = (value: number, origin: Point['origin']) =>
    sayValue(kpi, value, origin === 'computed' ? 1 : 2);
  return (
    <DataTable
      caption={`${kpi.title}の値（新しい順）`}
      narrow="cards"
      rows={kpi.points.toReversed()}
      rowKey={({ origin, period, id }) => `${origin} ${period} ${id}`}
      columns={[
        {
          key: 'period',
          header: '時期',
          rowHeader: true,
          nowrap: true,
          card: 'inline-bare',
          cell: ({ period }) => sayPeriod(period),
        },
        {
          key: 'value',
          header: '値',
          align: 'end',
          card: 'inline-bare',
          cell: ({ value, lower, upper, origin }) => (
            <>
              <b>{says(value, origin)}</b>
              {lower !== null && upper !== null && lower < upper ? (
                <span className="block text-dns-14N-130">
                  幅 {says(lower, origin)}〜{says(upper, origin)}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'origin',
          header: '誰の値か',
          nowrap: true,
          card: 'inline-bare',
          cell: ({ origin }) => ORIGINS[origin],
        },
        {
          key: 'source',
          header: '出典',
          cell: ({ source, note }) => (
            <div className="text-dns-14N-130">
              <PointSource source={source} titles={titles} />
              {note ? <p>注：{note}</p> : null}
            </div>
          ),
        },
      ]}
    />
  );
}
