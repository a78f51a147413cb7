import { BarTable } from '../../../../ui/charts/bar-table.tsx';
import { formatCount, formatShare } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { type ShipmentVolume, STATED_VOLUMES, VOLUMES } from '../../../model.ts';
import { searchPath } from '../../../read/query-address.ts';
import type { OverviewPage } from './overview-data.ts';

/** Shipped volumes of all products, and the reasons of those limited or stopped. */
export function OverviewVolumes({ page }: { page: OverviewPage }) {
  const { byVolume, reasons, figures, total, groups, isNewest } = page;
  const normal = groups.reduce((sum, group) => sum + group.byResponse.normal, 0);
  const volumes = (Object.keys(VOLUMES) as ShipmentVolume[]).filter(
    (volume) => volume in STATED_VOLUMES || byVolume[volume] > 0,
  );
  return (
    <>
      <p>
        出荷量は出荷対応とは別に報告されます。通常出荷{formatCount(normal)}品目のうち
        {formatCount(figures.hidden)}品目（
        {formatShare(figures.hidden, normal)}）は、出荷量が減少・停止・薬価削除予定のいずれかです。
        {byVolume.notStated > 0
          ? `出荷量の記載がない品目が${formatCount(byVolume.notStated)}品目あります。通常とは数えていません。`
          : null}
      </p>
      <div className="grid items-start gap-8 md:grid-cols-2">
        <BarTable
          caption="出荷量（全品目）"
          labelHeader="出荷量"
          valueHeader="品目数"
          shareHeader="構成比"
          rows={volumes.map((volume) => ({
            key: volume,
            label: isNewest ? (
              <Link to={searchPath({ filters: { volume: [volume] } })}>{VOLUMES[volume]}</Link>
            ) : (
              VOLUMES[volume]
            ),
            value: byVolume[volume],
            whole: total,
          }))}
        />
        <BarTable
          caption="限定出荷・供給停止の理由"
          labelHeader="理由"
          valueHeader="品目数"
          shareHeader="構成比"
          rows={reasons.map((reason) => ({ ...reason, whole: figures.limited + figures.stopped }))}
        />
      </div>
    </>
  );
}
