/** From rows of the outbox to what is sent: one envelope a message, with all that it tells. */
import type { IsoDate } from '../../platform/clock.ts';
import type { News } from '../model.ts';
import type { MessageItem, Telling } from './message-block.ts';
import type { ShelvedNews } from './news-shelf.ts';
import { type DueChannel, type DueRow, keyText } from './store-outbox.ts';

/** A row with what it tells; nothing for a device, which is told only that there is an edition. */
export interface TellingRow extends DueRow {
  items: MessageItem[];
  /** The newest revision of the news when they were read: corrections up to it are needless once this is sent. */
  told: number;
}

export interface Envelope {
  channel: DueChannel;
  /** Newest edition first; more than one only in a digest. */
  rows: [TellingRow, ...TellingRow[]];
}

export interface Prepared {
  envelopes: Envelope[];
  /** Rows that tell nothing: the channel is gone or disabled, or all their news are taken back. */
  empty: DueRow[];
}

/** @param toldBefore see store-outbox.ts */
export function prepare(
  rows: readonly DueRow[],
  channels: ReadonlyMap<number, DueChannel>,
  shelf: ReadonlyMap<IsoDate, ShelvedNews>,
  toldBefore: ReadonlyMap<string, ReadonlySet<number>>,
): Prepared {
  const empty: DueRow[] = [];
  const groups = new Map<string, Envelope>();
  for (const row of rows) {
    const channel = channels.get(row.channelId);
    const news = shelf.get(row.asOf);
    const items = itemsOf(row, news?.byProduct, toldBefore.get(keyText(row)));
    if (!channel?.isActive || (channel.kind !== 'device' && items.length === 0)) {
      empty.push(row);
      continue;
    }
    // After a first try that may have gone out, a correction says what the try may have said wrongly.
    const told = row.attempts === 1 ? (news?.revision ?? row.revision) : row.revision;
    const telling = { ...row, items, told };
    const key = isDigest(channel) ? digestOf(row) : keyText(row);
    const envelope = groups.get(key);
    if (envelope) envelope.rows.push(telling);
    else groups.set(key, { channel, rows: [telling] });
  }
  const envelopes = [...groups.values()];
  for (const { rows } of envelopes) rows.sort(newestFirst);
  return { envelopes, empty };
}

/** Many editions can go in one mail; programs get one at a time, as they are numbered. */
export function isDigest({ kind, rhythm }: Pick<DueChannel, 'kind' | 'rhythm'>): boolean {
  return kind === 'email' && rhythm === 'daily';
}

/**
 * What is tried again stays together as it was, and takes nothing new: a repeated message must be the same message. Rows that
 * were taken together are due together.
 */
function digestOf({ channelId, attempts, wasDue }: DueRow): string {
  return attempts === 1 ? `${channelId} new` : `${channelId} ${wasDue.getTime()}`;
}

function itemsOf(
  { products, withdrawal }: DueRow,
  news: ReadonlyMap<number, News> | undefined,
  told: ReadonlySet<number> | undefined,
): MessageItem[] {
  return products.flatMap((product) => {
    const one = news?.get(product);
    // The withdrawal itself was undone before anybody was told of it.
    if (!one || (withdrawal && one.returned)) return [];
    const telling: Telling = !told?.has(product) ? 'news' : one.void ? 'takenBack' : 'corrected';
    return one.void && telling === 'news' ? [] : [{ news: one, telling }];
  });
}

function newestFirst(a: DueRow, b: DueRow): number {
  return a.asOf === b.asOf ? b.revision - a.revision : a.asOf < b.asOf ? 1 : -1;
}
