/** For tests only: texts of ⑯ read in a context. */

import type { Forecast, ShipmentVolume, ShortageReason } from '../model.ts';
import { parseForecast } from './parse-forecast.ts';

/** Where only the context tells what a bare date is of; 'any': the words themselves tell. */
const CONTEXTS = {
  recovering: { volume: 'halted', reason: 'manufacturing' },
  delisting: { volume: 'delisting', reason: 'none' },
} satisfies Record<string, { volume: ShipmentVolume; reason: ShortageReason }>;
export type Kind = keyof typeof CONTEXTS;

/** Date of the edition that the text is from. */
const AS_OF = '2026-08-18';

/** What a text says about the time, of a product in one of the contexts. */
export function read(text: string, kind: Kind, asOf = AS_OF): Forecast | null {
  return parseForecast(text, { asOf, ...CONTEXTS[kind] });
}
