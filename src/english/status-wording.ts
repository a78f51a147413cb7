/** What the list says of a product's supply, in English: the same facts as the Japanese page, in the words of the glossary. */
import type { IsoDate } from '../platform/clock.ts';
import { type CurrentProduct, responseLasting } from '../supply/index.ts';
import { isPassed, isTroubled, isUsual, type ShipmentResponse, type SupplyStatus } from '../supply/model.ts';
import { englishDate, englishPeriod } from './dates.ts';
import { english } from './glossary/glossary.ts';

/** 限定出荷 is lifted, 供給停止 resumed. */
function recovery(response: ShipmentResponse): string {
  if (response === 'stopped') return 'Supply expected to resume';
  return response === 'normal' ? 'Volume expected to improve' : 'Limit expected to be lifted';
}

/** When the trouble is expected to end, or the stock to; a time that is over says so. Null if the list says nothing. */
export function englishOutlook(
  { forecast, outlook, response }: Pick<SupplyStatus, 'forecast' | 'outlook' | 'response'>,
  asOf: IsoDate,
): string | null {
  if (forecast) {
    const what = forecast.event === 'stockOut' ? 'Stock expected to run out' : recovery(response);
    const when = englishPeriod(forecast);
    return isPassed(forecast, asOf) ? `${what}: the stated time has passed (${when})` : `${what}: ${when}`;
  }
  if (outlook === 'none' || outlook === 'unknown') return null;
  return `${recovery(response)}: ${OUTLOOK_WORDS[outlook]}`;
}

const OUTLOOK_WORDS = { yes: 'yes, no time given', no: 'no', undecided: 'not yet known' } as const;

export type TroubledProduct = SupplyStatus & Partial<Pick<CurrentProduct, 'responseSince'>>;

/** Why, until when and since when, in a line for a row of a table; null for a product that can be had as usual. */
export function englishTrouble(product: TroubledProduct, asOf: IsoDate): string | null {
  const { response, volume, reason, volumeOutlook } = product;
  const troubled = isTroubled(response);
  if (!troubled && isUsual(volume)) return null;
  const lasting = troubled ? responseLasting({ responseSince: null, ...product }, asOf) : null;
  const said = [
    troubled && reason !== 'none' ? english('reason', reason) : null,
    englishOutlook(product, asOf),
    volumeOutlook && volumeOutlook !== 'unknown'
      ? `Volume expected to improve ${english('volumeOutlook', volumeOutlook)}`
      : null,
    lasting ? `since ${englishDate(lasting.since)}` : null,
  ];
  return said.filter((part) => part !== null).join('; ') || null;
}
