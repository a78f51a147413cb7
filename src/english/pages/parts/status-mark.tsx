import { RESPONSE_LOOKS, VOLUME_LOOKS } from '../../../supply/ui/status-look.ts';
import { StatusSymbol } from '../../../ui/status-symbol.tsx';
import type { Marks } from '../../views/product-row.ts';

/** One column of a status in English, in the shape and colour that it has on every page. */
export function StatusMark({ marks, of, full }: { marks: Marks; of: 'response' | 'volume'; full?: boolean }) {
  const { code, word, full: whole } = marks[of];
  const look =
    of === 'response'
      ? RESPONSE_LOOKS[code as keyof typeof RESPONSE_LOOKS]
      : VOLUME_LOOKS[code as keyof typeof VOLUME_LOOKS];
  return (
    <span className={full ? 'chip whitespace-normal!' : 'chip'} data-tone={look.tone}>
      <span className="sr-only">{of === 'response' ? 'Shipment: ' : 'Volume: '}</span>
      <StatusSymbol shape={look.shape} />
      {full ? whole : word}
    </span>
  );
}
