import { BoundsBar } from '../../../../ui/charts/bounds-bar.tsx';
import { ChartTwin } from '../../../../ui/charts/chart-twin.tsx';
import { Link } from '../../../../ui/link.tsx';
import { kpiPath } from '../../../addresses.ts';
import { ORIGINS } from '../../../origins.ts';
import type { KpiData } from '../../../progress/kpi-data.ts';
import { sayPeriod, sayValue } from '../../../wording.ts';
import { ProgressLines } from '../progress-lines.tsx';
import { KpiChart } from './kpi-chart.tsx';

/** One of the main targets: the value with its bar, the way that is left and where the pace leads, the trend with its table. */
export function MainTarget({ kpi }: { kpi: KpiData }) {
  const { id, heading, title, progress } = kpi;
  const { latest, target } = progress;
  const whole = kpi.unit === 'fraction' ? 1 : target?.value;
  const share = (value: number | null) => (value === null || !whole ? null : value / whole);
  return (
    <section
      aria-labelledby={`kpi-${id}`}
      className="flex break-inside-avoid flex-col gap-3 rounded-8 border border-solid-gray-420 p-4"
    >
      <h3 id={`kpi-${id}`} className="text-std-18B-160">
        <span className="block text-dns-14N-130 text-solid-gray-700">{heading}</span>
        <Link to={kpiPath(id)}>{title}</Link>
      </h3>
      {latest ? (
        <div>
          <p className="text-std-32B-150 tabular-nums">
            {sayValue(kpi, latest.value, latest.origin === 'computed' ? 1 : 2)}
          </p>
          {target?.value != null && whole ? (
            <BoundsBar
              value={share(latest.value)}
              lower={share(latest.lower)}
              upper={share(latest.upper)}
              target={target.value / whole}
            />
          ) : null}
        </div>
      ) : null}
      <ProgressLines kpi={kpi} small />
      <div className="mt-auto">
        <KpiChart kpi={kpi} years />
        <ChartTwin
          caption={title}
          rows={kpi.points.toReversed()}
          rowKey={(point) => `${point.origin} ${point.period} ${point.id}`}
          columns={[
            {
              key: 'period',
              header: '時期',
              rowHeader: true,
              nowrap: true,
              cell: ({ period }) => sayPeriod(period),
            },
            {
              key: 'value',
              header: '値',
              align: 'end',
              cell: ({ value, origin }) => sayValue(kpi, value, origin === 'computed' ? 1 : 2),
            },
            { key: 'origin', header: '誰の値か', cell: ({ origin }) => ORIGINS[origin] },
          ]}
        />
      </div>
    </section>
  );
}
