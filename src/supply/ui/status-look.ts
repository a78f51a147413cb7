import type { StatusShape, Tone } from '../../ui/status-symbol.tsx';
import type { ShipmentResponse, ShipmentVolume } from '../model.ts';

/** How a status looks. */
export interface Look {
  /** Short word of the chips; the official one is in the code lists. */
  word: string;
  /** One or two characters, for narrow bands. */
  brief: string;
  shape: StatusShape;
  tone: Tone;
}

/** ⑫ as shown. */
export const RESPONSE_LOOKS: Record<ShipmentResponse, Look> = {
  normal: { word: '通常', brief: '通常', shape: 'disc', tone: 'calm' },
  limitedOwn: { word: '限定（自社）', brief: '限定', shape: 'half', tone: 'caution' },
  limitedOthers: { word: '限定（他社品）', brief: '限定', shape: 'half', tone: 'caution' },
  limitedOther: { word: '限定（その他）', brief: '限定', shape: 'half', tone: 'caution' },
  stopped: { word: '停止', brief: '停止', shape: 'square', tone: 'severe' },
  unknown: { word: '不明', brief: '不明', shape: 'question', tone: 'unknown' },
};

/** ⑰ as shown. */
export const VOLUME_LOOKS: Record<ShipmentVolume, Look> = {
  increased: { word: '増', brief: '増', shape: 'up', tone: 'more' },
  normal: { word: '通常', brief: '通常', shape: 'equal', tone: 'calm' },
  decreased: { word: '減', brief: '減', shape: 'down', tone: 'caution' },
  halted: { word: '停止', brief: '停止', shape: 'cross', tone: 'severe' },
  delisting: { word: '薬価削除予定', brief: '削除', shape: 'slashed', tone: 'unknown' },
  notStated: { word: '記載なし', brief: '空欄', shape: 'empty', tone: 'unknown' },
  unknown: { word: '不明', brief: '不明', shape: 'question', tone: 'unknown' },
};

const WEIGHT: Record<Tone, number> = { calm: 0, more: 0, unknown: 1, caution: 2, severe: 3 };

/** The graver of the two columns' tones: for the edge of a row. "Normal but reduced" is `caution`. */
export function statusTone(response: ShipmentResponse, volume: ShipmentVolume): Tone {
  const tones = [RESPONSE_LOOKS[response].tone, VOLUME_LOOKS[volume].tone];
  return tones.reduce((a, b) => (WEIGHT[b] > WEIGHT[a] ? b : a));
}
