import { dateText } from '../../platform/dates/date-text.ts';
import { INVENTED } from '../../platform/invented.ts';
import { numberText } from '../../platform/number-text.ts';
import { readable } from '../../platform/text.ts';
import { RESPONSES, type ShipmentVolume, VOLUMES } from '../model.ts';
import type { Snapshot } from '../read/catalogue.ts';
import { peers } from '../read/stand-in-candidates.ts';
import type { Card } from './draw-card.ts';

/** What the picture of a product's page says; null for a code never listed. */
export function productCard(snapshot: Snapshot, yjCode: string): Card | null {
  const product = snapshot.byCode.get(yjCode);
  if (!product || !snapshot.edition) return null;
  const { asOf, source } = snapshot.edition;
  const { listed, response, volume, ingredient, strength, mah } = product;
  const { normal, total } = peers(snapshot, yjCode);
  const tone =
    response === 'normal'
      ? 'calm'
      : response === 'stopped'
        ? 'severe'
        : response === 'unknown'
          ? 'unknown'
          : 'caution';
  return {
    title: readable(product.name),
    facts: readable(`${ingredient}・${strength}・${mah}`),
    states: listed
      ? [
          { label: '出荷対応', word: RESPONSES[response], tone },
          { label: '出荷量', word: VOLUMES[volume], tone: VOLUME_TONES[volume] },
        ]
      : [{ label: '一覧', word: '掲載終了', tone: 'unknown' }],
    foot: `${dateText(asOf)}現在${total > 0 ? `　同じ成分・剤形・規格の候補 通常出荷 ${numberText(normal)}/${numberText(total)}品目` : ''}`,
    invented: source === 'demo' ? INVENTED : null,
  };
}

const VOLUME_TONES: Record<ShipmentVolume, Card['states'][number]['tone']> = {
  increased: 'calm',
  normal: 'calm',
  decreased: 'caution',
  halted: 'severe',
  delisting: 'unknown',
  notStated: 'unknown',
  unknown: 'unknown',
};

/** The picture of all other pages: the same whatever the data. */
export const SITE_CARD: Card = {
  title: '医療用医薬品の供給状況を、品目ごとに調べる',
  facts: '出荷対応と出荷量、履歴と変化、代わりの候補。だれでも使えます。',
  states: [],
  foot: '公表資料をもとに作成しており、厚生労働省が運営するものではありません。',
  invented: null,
};
