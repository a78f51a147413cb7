import { cleanLine, cut } from '../../platform/text.ts';

/**
 * What became of sending a message.
 *
 *   sent      the receiver took it
 *   later     not now; tried again by {@link RETRIES_MS}, then failed
 *   refused   never; this message failed
 *   gone      the receiver wants nothing any more (webhook 410, push 404 and 410)
 *   outage    our own way out is broken (no mail server): no channel is to blame, and we try for as long as it takes
 *
 * `error` is in Japanese where it is ours and as received where it is not.
 */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'later' | 'refused' | 'gone'; error: string }
  | {
      kind: 'outage';
      error: string;
      /** True if nothing of the message can have left. */
      untouched: boolean;
    };

const MINUTE_MS = 60_000;
/** Waits after the first failure, the second and so on: 33 hours in all. */
export const RETRIES_MS = [1, 5, 30, 120, 360, 1440].map((minutes) => minutes * MINUTE_MS);
export const OUTAGE_RETRY_MS = 5 * MINUTE_MS;

/** Longer texts say nothing more to who reads them. */
const MAX_ERROR = 300;

export function failed(kind: 'later' | 'refused' | 'gone', error: unknown): Outcome {
  return { kind, error: errorText(error) };
}

export function outage(error: unknown, untouched: boolean): Outcome {
  return { kind: 'outage', error: errorText(error), untouched };
}

/** What an HTTP status says: 2xx taken, 410 gone, every other one later: receivers are mended. */
export function outcomeOfStatus(status: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  return failed(status === 410 ? 'gone' : 'later', `HTTP ${status} が返りました。`);
}

function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return cut(cleanLine(text), MAX_ERROR);
}
