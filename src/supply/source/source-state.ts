/** How the official source fares: for pages, the command line and the health route. */
import { daysBetween, type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { refusedUntil } from './refused-by-source.ts';
import { lastCheck, lastRefusal, type SourceCheck, type SourceDates, sourceDates } from './store-source.ts';

/** The list appears on about three weekdays in four and pauses over the new year: after so many days something is wrong. */
export const STALE_DAYS = 10;

export interface SourceState {
  /** When the source was last looked at; null before the first look. */
  lastCheckedAt: Date | null;
  lastOutcome: SourceCheck['outcome'] | null;
  /** What came of the last look, in Japanese. */
  lastMessage: string | null;
  /** Until when the source is left alone after a refusal. */
  retryAt: Date | null;
  /** Date of the newest official edition here. */
  newestEdition: IsoDate | null;
  /** Days since the date of the newest list known, stored or seen at the source. */
  daysSinceMoved: number | null;
  /** True if the source has not moved for {@link STALE_DAYS} days; never for a demonstration alone. */
  stale: boolean;
  /** What a visitor has to know, in Japanese; null if all is well. */
  alarm: string | null;
}

export async function sourceState({
  pool,
  clock,
  settings,
}: Pick<Context, 'pool' | 'clock' | 'settings'>): Promise<SourceState> {
  const [last, refusal, dates] = await Promise.all([
    lastCheck(pool),
    lastRefusal(pool, settings.supplyPage),
    sourceDates(pool),
  ]);
  const movedOn = latest(dates.stored, dates.seen);
  const daysSinceMoved = movedOn === null ? null : daysBetween(movedOn, today(clock));
  const stale =
    (dates.stored !== null || dates.everRead) && daysSinceMoved !== null && daysSinceMoved >= STALE_DAYS;
  const retryAt = refusal && refusedUntil(refusal);
  const alarms = [
    stale && `公式の一覧は ${movedOn} のものから${daysSinceMoved}日間、新しくなっていません。`,
    isBehind(last, dates) &&
      `公式の一覧（${last!.as_of}）が出ていますが、取り込めていません。${last!.message}`,
    last?.outcome === 'refused' && last.message,
  ].filter((alarm) => typeof alarm === 'string');
  return {
    lastCheckedAt: last?.checked_at ?? null,
    lastOutcome: last?.outcome ?? null,
    lastMessage: last?.message ?? null,
    retryAt: retryAt && retryAt > clock.now() ? retryAt : null,
    newestEdition: dates.stored,
    daysSinceMoved,
    stale,
    alarm: alarms.length > 0 ? alarms.join('') : null,
  };
}

/** True if the last look saw a list that is newer than ours, or got one, and could not take it in. */
function isBehind(last: SourceCheck | null, { stored }: SourceDates): boolean {
  if (last?.outcome !== 'failed' || last.as_of === null) return false;
  return stored === null || last.as_of > stored || last.http_status === 200;
}

function latest(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  return a !== null && b !== null ? (a > b ? a : b) : (a ?? b);
}
