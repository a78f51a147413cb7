import { StatusSymbol } from '../../ui/status-symbol.tsx';
import { RESPONSES, type ShipmentResponse, type ShipmentVolume, VOLUMES } from '../model.ts';
import { type Look, RESPONSE_LOOKS, VOLUME_LOOKS } from './status-look.ts';

interface ChipOptions {
  /** Official wording (限定出荷（自社の事情）) in place of the short word. */
  full?: boolean;
  /** Shows 出荷 or 量 before the chip, where no column heading names it; screen readers always hear it. */
  labelled?: boolean;
}

/** 出荷対応 and 出荷量, always both: most reduced volumes say normal shipment. */
export function StatusChips({
  response,
  volume,
  ...options
}: ChipOptions & { response: ShipmentResponse; volume: ShipmentVolume }) {
  return (
    <span className="inline-flex flex-wrap gap-x-2 gap-y-1">
      <ResponseChip response={response} {...options} />
      <VolumeChip volume={volume} {...options} />
    </span>
  );
}

/** 出荷対応 (⑫) alone, for a column of its own. */
export function ResponseChip({ response, ...options }: ChipOptions & { response: ShipmentResponse }) {
  return <Chip label="出荷" look={RESPONSE_LOOKS[response]} official={RESPONSES[response]} {...options} />;
}

/** 出荷量 (⑰) alone, for a column of its own. */
export function VolumeChip({ volume, ...options }: ChipOptions & { volume: ShipmentVolume }) {
  return <Chip label="量" look={VOLUME_LOOKS[volume]} official={VOLUMES[volume]} {...options} />;
}

function Chip({
  label,
  look,
  official,
  full,
  labelled,
}: ChipOptions & { label: string; look: Look; official: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <span className={labelled ? 'text-dns-14N-130 text-solid-gray-700' : 'sr-only'}>{label} </span>
      <span className="chip" data-tone={look.tone}>
        <StatusSymbol shape={look.shape} />
        {full ? official : look.word}
      </span>
    </span>
  );
}
