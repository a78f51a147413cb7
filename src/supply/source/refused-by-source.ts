import { type Clock, japanMinute } from '../../platform/clock.ts';
import { AnteiError } from '../errors.ts';

/** How long a refusal holds that names no time; only this wait can be forced, never one the source asked for. */
const DEFAULT_WAIT_MS = 6 * 3_600_000;
/** A longer wait than this is taken for a mistake of the source, which is then asked again. */
const LONGEST_WAIT_MS = 30 * 86_400_000;

/** The source does not want to be read now. Nothing is asked of it again before `retryAt`. */
export class SourceRefused extends AnteiError {
  readonly retryAt: Date;
  /** True if the source named the time itself (Retry-After). */
  readonly asked: boolean;

  /** @param reason who refused what, in Japanese, without full stop. */
  constructor(reason: string, retryAt: Date, asked: boolean) {
    super('source-refused', `${reason}。${japanMinute(retryAt)}（日本時間）まで取得しません。`);
    this.retryAt = retryAt;
    this.asked = asked;
  }

  /** Refused by robots.txt, which never names a time. */
  static byRobots(url: URL, clock: Clock): SourceRefused {
    return new SourceRefused(
      `${url.origin}/robots.txt が ${url.pathname} の取得を認めていません`,
      defaultEnd(clock.now()),
      false,
    );
  }

  static byAnswer({ status, headers, url }: Response, clock: Clock): SourceRefused {
    const asked = retryAfter(headers.get('retry-after'), clock.now());
    return new SourceRefused(
      `${url} に HTTP ${status} で断られました`,
      asked ?? defaultEnd(clock.now()),
      asked !== null,
    );
  }

  /** Refused at an earlier look; nothing was asked this time. */
  static earlier(url: string, until: Date, asked: boolean): SourceRefused {
    return new SourceRefused(
      `${url} に前回の取得を断られているため、取得元には問い合わせていません`,
      until,
      asked,
    );
  }
}

/** Answers that say "not you" or "not now". A 503 without a time is a failure like any other. */
export function isRefusal({ status, headers }: Response): boolean {
  return [401, 403, 429, 451].includes(status) || (status === 503 && headers.has('retry-after'));
}

/** Until when a refusal that was written down holds. */
export function refusedUntil(check: { checked_at: Date; retry_at: Date | null }): Date {
  return check.retry_at ?? defaultEnd(check.checked_at);
}

function defaultEnd(refusedAt: Date): Date {
  return new Date(refusedAt.getTime() + DEFAULT_WAIT_MS);
}

/** The time that a Retry-After names, in seconds or as a date; null if there is none. */
function retryAfter(header: string | null, now: Date): Date | null {
  if (header === null || header.trim() === '') return null;
  const at = /^\d+$/.test(header.trim()) ? now.getTime() + Number(header) * 1000 : Date.parse(header);
  if (Number.isNaN(at)) return null;
  return new Date(Math.min(Math.max(at, now.getTime()), now.getTime() + LONGEST_WAIT_MS));
}
