import { dateText } from '../../../../platform/dates/date-text.ts';
import { isTroubled, isUsual, OUTLOOKS, REASONS, VOLUME_OUTLOOKS } from '../../../model.ts';
import type { ProductView } from '../../../read/read-product.ts';
import { daysText, describeForecast, readable, recoveryWord } from '../../../words/status-wording.ts';

/** A line of the box 「いま」. */
export interface StatusLine {
  term: string;
  text: string;
  /** Where the text comes from, or what it leaves out. */
  note?: string;
  /** Asks for attention: a forecast whose time is over. */
  strong?: boolean;
}

/** Reason, outlook, how long, and the volume's outlook: what the source says and what our history adds. */
export function statusLines(view: ProductView): StatusLine[] {
  const { product } = view;
  const lines: (StatusLine | null)[] = [
    product.reason === 'none' ? null : { term: '理由', text: REASONS[product.reason] },
    outlookLine(view),
    lastingLine(view),
    volumeLine(view),
    volumeOutlookLine(view),
  ];
  return lines.filter((line) => line !== null);
}

function outlookLine({ product, asOf, forecastPassed }: ProductView): StatusLine | null {
  const { forecast, outlook, outlookText, response, volume } = product;
  const troubled = isTroubled(response);
  const term = troubled && forecast?.event !== 'stockOut' ? `${recoveryWord(response)}見込み` : '見込み';
  const said = outlookText === null ? null : readable(outlookText);
  // A time that the list still gives for a product that ships as usual is no promise that was broken.
  if (forecast && (troubled || !isUsual(volume))) {
    const text = describeForecast(forecast, asOf, response);
    return { term, text, note: `一覧の記載：「${said}」`, strong: forecastPassed };
  }
  if (outlook === 'none' || outlook === 'unknown')
    return said === null ? null : { term, text: `「${said}」`, note: '一覧の記載' };
  return { term, text: OUTLOOKS[outlook], note: said === null ? undefined : `一覧の記載：「${said}」` };
}

function lastingLine({ product, lasting }: ProductView): StatusLine | null {
  // Nobody knows how long it lasts after the last mention.
  if (!product.listed) return null;
  if (!isTroubled(product.response)) {
    return product.responseUpdatedOn
      ? { term: '出荷対応の更新', text: dateText(product.responseUpdatedOn) }
      : null;
  }
  if (!lasting) {
    return {
      term: '期間',
      text: '始まった日の記載なし',
      note: '更新日が公表されるのは、2025年5月13日以降に更新された品目だけです',
    };
  }
  const note = lasting.known === 'source' ? '一覧にある出荷対応の更新日から' : '当サイトの記録から';
  return { term: '期間', text: `${daysText(lasting)}（${dateText(lasting.since)}から）`, note };
}

function volumeLine({ product }: ProductView): StatusLine | null {
  const { volumeSince, volume } = product;
  if (volumeSince === null || isUsual(volume)) return null;
  return { term: '今の出荷量', text: `${dateText(volumeSince)}の一覧から`, note: '当サイトの記録から' };
}

function volumeOutlookLine({
  product: { volumeOutlook, volumeOutlookPercent },
}: ProductView): StatusLine | null {
  if (volumeOutlook === null) return null;
  const percent = volumeOutlookPercent === null ? '' : `（通常の${volumeOutlookPercent}%）`;
  return { term: '量の改善見込み', text: `${readable(VOLUME_OUTLOOKS[volumeOutlook])}${percent}` };
}
