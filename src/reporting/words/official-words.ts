/** The official words of the coded columns that a maker writes, by the fields of a status. */
import {
  OUTLOOK_TEXT,
  REASON_TEXT,
  RESPONSE_TEXT,
  VOLUME_OUTLOOK_TEXT,
  VOLUME_TEXT,
} from '../../supply/index.ts';

export const OFFICIAL_WORDS = {
  response: { texts: RESPONSE_TEXT },
  reason: { texts: REASON_TEXT },
  outlook: { texts: OUTLOOK_TEXT },
  volume: { texts: VOLUME_TEXT },
  volumeOutlook: { texts: VOLUME_OUTLOOK_TEXT },
} as const;

export type CodedField = keyof typeof OFFICIAL_WORDS;
