/** What a notification says: of the news that concern this device's list, or of what the site sent for a list it keeps. Pure. */
import type { IsoDate } from '../../platform/clock.ts';
import { monthDayText } from '../../platform/dates/date-text.ts';
import type { NewsItem } from '../api-schemas.ts';
import type { EditionReport } from './device-matching.ts';

/** What `showNotification` takes. */
export interface NotificationText {
  title: string;
  options: {
    body: string;
    /** One for an edition or message: what comes again takes its place. */
    tag: string;
    /** Sound again where a correction takes the place of what was shown. */
    renotify: boolean;
    silent: boolean;
    lang: 'ja';
    data: { url: string };
  };
}

/** What is pushed: that there is an edition, to devices with a list of their own; or all that is to be shown, for a list here. */
export type PushMessage =
  | { type: 'edition'; asOf: IsoDate; invented?: true }
  | { type: 'list'; title: string; body: string; url: string; tag: string };

export const DEVICE_PAGE = '/lists/device';
const MAX_LINES = 4;

/** The message of a push; null for what this worker, perhaps older than the site, does not understand. */
export function readMessage(data: unknown): PushMessage | null {
  const message = data as Partial<
    Record<'type' | 'asOf' | 'invented' | 'title' | 'body' | 'url' | 'tag', unknown>
  > | null;
  if (message?.type === 'edition' && isDate(message.asOf))
    return { type: 'edition', asOf: message.asOf, ...(message.invented === true && { invented: true }) };
  if (message?.type !== 'list' || typeof message.title !== 'string') return null;
  const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
  return {
    type: 'list',
    title: message.title,
    body: text(message.body, ''),
    url: text(message.url, '/'),
    tag: text(message.tag, message.title),
  };
}

function isDate(value: unknown): value is IsoDate {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}

/** Browsers want every push to show something: where there is nothing new for the list, without a sound. */
export function editionNotification(
  asOf: IsoDate,
  { items, takenBack, kind }: EditionReport,
): NotificationText {
  const shown = items.slice(0, MAX_LINES).map(lineOf);
  if (items.length > MAX_LINES) shown.push(`ほか${items.length - MAX_LINES}品目`);
  if (takenBack.length > 0)
    shown.push(`${monthDayText(asOf)}の一覧の訂正により取り消し：${takenBack.join('、')}`);
  const told = items.length + takenBack.length > 0;
  const isNew = told && kind !== 'same';
  return {
    title: `${kind === 'corrected' ? '訂正：' : ''}${titleOf(asOf, items, takenBack)}`,
    options: {
      body: shown.join('\n'),
      tag: `edition-${asOf}`,
      renotify: isNew,
      silent: !isNew,
      lang: 'ja',
      data: { url: told ? `${DEVICE_PAGE}#news` : DEVICE_PAGE },
    },
  };
}

function titleOf(asOf: IsoDate, items: readonly NewsItem[], takenBack: readonly string[]): string {
  const others = items.length + takenBack.length > 1 ? ' ほか' : '';
  if (items.length > 0) return `${items.length}品目の変化：${items[0]!.name}${others}`;
  if (takenBack.length > 0) return `${takenBack[0]}${others}の変化の取り消し`;
  return `${monthDayText(asOf)}の一覧：リストの品目に変化はありません`;
}

/** Shown if the news cannot be fetched just now. */
export function unreadNotification(asOf: IsoDate): NotificationText {
  const text = editionNotification(asOf, { items: [], takenBack: [], kind: 'fresh' });
  return {
    title: `${monthDayText(asOf)}の一覧が出ました`,
    options: { ...text.options, body: '開くと、この端末のリストの品目の変化を確かめられます。' },
  };
}

export function listNotification({
  title,
  body,
  url,
  tag,
}: PushMessage & { type: 'list' }): NotificationText {
  return { title, options: { body, tag, renotify: true, silent: false, lang: 'ja', data: { url } } };
}

/** 「ロキソニン錠60mg：出荷対応 通常出荷→供給停止」 */
function lineOf({ name, lines: [first] }: NewsItem): string {
  return first ? `${name}：${first.label} ${first.before}→${first.after}` : name;
}
