/**
 * A product's trouble in words: forecast, reason, how long. Pages, feeds and messages use the same words. Pure, so that a page
 * may use it in the browser too.
 */
import type { IsoDate } from '../../platform/clock.ts';
import { dateText, momentText, monthDayText } from '../../platform/dates/date-text.ts';
import { daysIn, monthOf } from '../../platform/dates/months.ts';
import { numberText } from '../../platform/number-text.ts';
import { readable } from '../../platform/text.ts';
import {
  type Forecast,
  isPassed,
  isTroubled,
  isUsual,
  OUTLOOKS,
  REASONS,
  type ShipmentResponse,
  type ShortageReason,
  VOLUME_OUTLOOKS,
} from '../model.ts';
import type { CurrentProduct, Lasting } from '../read/catalogue.ts';

export { readable };

/** The time of a forecast: 2026年3月, 2026年10月上旬, 2026年9月〜11月, 2027年4月以降. */
export function periodText({ earliest, latest }: Pick<Forecast, 'earliest' | 'latest'>): string {
  const [year, month, day] = parts(earliest);
  const begins = momentText(earliest.slice(0, 7));
  if (latest === null) return day === 1 ? `${begins}以降` : `${dateText(earliest)}以降`;
  if (latest === earliest) return dateText(earliest);
  const [lastYear, lastMonth, lastDay] = parts(latest);
  const wholeMonths = day === 1 && lastDay === daysIn(monthOf(latest));
  if (year === lastYear && month === lastMonth) {
    if (wholeMonths) return begins;
    const third = THIRDS.find(
      ([first, last]) => day === first && lastDay === (last ?? daysIn(monthOf(earliest))),
    );
    return third ? `${begins}${third[2]}` : `${dateText(earliest)}〜${lastDay}日`;
  }
  if (!wholeMonths)
    return `${dateText(earliest)}〜${year === lastYear ? monthDayText(latest) : dateText(latest)}`;
  if (year === lastYear && month === 1 && lastMonth === 12) return `${year}年中`;
  return `${begins}〜${year === lastYear ? '' : `${lastYear}年`}${lastMonth}月`;
}
const THIRDS = [
  [1, 10, '上旬'],
  [11, 20, '中旬'],
  [21, null, '下旬'],
] as const;

function parts(date: IsoDate): [year: number, month: number, day: number] {
  return date.split('-').map(Number) as [number, number, number];
}

/** 限定出荷 is lifted (解除), 供給停止 resolved (解消): the official words. */
export function recoveryWord(response: ShipmentResponse): string {
  return response === 'stopped' ? '解消' : response === 'normal' ? '改善' : '解除';
}

/** 「2026年9月に解除見込み」; a time that is over says so: 「見込み時期を過ぎています（2026年3月）」. */
export function describeForecast(forecast: Forecast, asOf: IsoDate, response: ShipmentResponse): string {
  const period = periodText(forecast);
  const stockOut = forecast.event === 'stockOut';
  if (isPassed(forecast, asOf)) {
    return `${stockOut ? '在庫消尽の時期' : '見込み時期'}を過ぎています（${period}）`;
  }
  return `${period}${period.endsWith('以降') ? '' : 'に'}${stockOut ? '在庫消尽' : recoveryWord(response)}見込み`;
}

const SHORT_REASONS: Partial<Record<ShortageReason, string>> = {
  material: '原材料',
  manufacturing: '製造トラブル',
  quality: '品質トラブル',
  administrative: '行政処分',
};

/** A reason in a word, for a row of a table; null if the source gives none. */
export function shortReason(reason: ShortageReason): string | null {
  return reason === 'none' ? null : (SHORT_REASONS[reason] ?? REASONS[reason]);
}

/** How a trouble is to end, in a few words; null if the source says nothing. */
export function describeOutlook(product: OutlookFields, asOf: IsoDate): string | null {
  const { forecast, outlook, outlookText, response } = product;
  if (forecast) return describeForecast(forecast, asOf, response);
  const text = outlookText === null ? null : readable(outlookText);
  // A longer text belongs on the product's own page.
  if (text !== null && text.length <= 24 && text !== OUTLOOKS[outlook]) return text;
  const word = recoveryWord(response);
  if (outlook === 'undecided') return `${word}未定`;
  if (outlook === 'yes') return `${word}見込みあり`;
  return outlook === 'no' ? `${word}見込みなし` : null;
}
type OutlookFields = Pick<CurrentProduct, 'forecast' | 'outlook' | 'outlookText' | 'response'>;

/** 43 days as 43日目: the first day counts. */
export function daysText(lasting: Pick<Lasting, 'days'>): string {
  return `${numberText(lasting.days)}日目`;
}

/**
 * What a row says about a product that cannot be had as usual: 「需要増・解除未定・43日目」; null for one that can.
 * `lasting` comes from `responseLasting`.
 */
export function describeTrouble(
  product: TroubleFields,
  asOf: IsoDate,
  lasting: Lasting | null,
): string | null {
  const { response, volume, volumeOutlook } = product;
  const troubled = isTroubled(response);
  if (!troubled && isUsual(volume)) return null;
  const said = [
    troubled ? shortReason(product.reason) : null,
    describeOutlook(product, asOf),
    volumeOutlook && volumeOutlook !== 'unknown'
      ? `量の改善 ${readable(VOLUME_OUTLOOKS[volumeOutlook])}`
      : null,
    troubled && lasting ? daysText(lasting) : null,
  ];
  return said.filter((part) => part !== null).join('・') || null;
}
type TroubleFields = OutlookFields & Pick<CurrentProduct, 'volume' | 'volumeOutlook' | 'reason'>;
