import { BarTable } from '../../../../ui/charts/bar-table.tsx';
import type { ShipmentResponse, ShipmentVolume } from '../../../model.ts';
import { ResponseChip, VolumeChip } from '../../../ui/status-chips.tsx';
import { RESPONSE_LOOKS, VOLUME_LOOKS } from '../../../ui/status-look.ts';

interface Bar<T> {
  key: T;
  value: number;
}

/** Products by shipment response and by volume: two independent counts of the same list. */
export function StatusBars(props: {
  responses: Bar<ShipmentResponse>[];
  volumes: Bar<ShipmentVolume>[];
  total: number;
}) {
  const { responses, volumes, total } = props;
  return (
    <section aria-label="状況ごとの品目数" className="grid items-start gap-8 md:grid-cols-2">
      <BarTable
        caption="出荷対応"
        captionHidden
        labelHeader="出荷対応"
        valueHeader="品目数"
        shareHeader="割合"
        rows={responses.map(({ key, value }) => ({
          key,
          value,
          whole: total,
          label: value === 0 ? <None word={RESPONSE_LOOKS[key].word} /> : <ResponseChip response={key} />,
        }))}
        max={total}
      />
      <BarTable
        caption="出荷量"
        captionHidden
        labelHeader="出荷量"
        valueHeader="品目数"
        shareHeader="割合"
        rows={volumes.map(({ key, value }) => ({
          key,
          value,
          whole: total,
          label: value === 0 ? <None word={VOLUME_LOOKS[key].word} /> : <VolumeChip volume={key} />,
        }))}
        max={total}
      />
    </section>
  );
}

/** A status that no product has carries no alarming colour. */
function None({ word }: { word: string }) {
  return <span className="text-dns-14N-130 text-solid-gray-700">{word}</span>;
}
