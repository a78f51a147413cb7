import type { IsoDate } from '../../platform/clock.ts';
import { INVENTED_PREFIX } from '../../platform/invented.ts';
import { titleOf, worstFirst } from './message.ts';
import type { Block, MessageItem } from './message-block.ts';

/** What is pushed (read by alerts/device/notification.ts): all that is shown of a list's changes, or that there is an edition. */
export type PushMessage =
  | { type: 'edition'; asOf: IsoDate; invented?: true }
  | { type: 'list'; title: string; body: string; url: string; tag: string };

/** A push holds 4,096 bytes (RFC 8030); few lines are shown anyhow. */
const MAX_LINES = 4;

/** @param url the list's page; @param tag the same for the same message, so that a repeated one takes its place */
export function listPush(
  items: readonly MessageItem[],
  block: (item: MessageItem) => Block,
  { url, tag, invented = false }: { url: string; tag: string; invented?: boolean },
): PushMessage {
  const shown = items.toSorted(worstFirst).slice(0, MAX_LINES);
  const lines = shown.map((item) => block(item).short);
  if (items.length > MAX_LINES) lines.push(`ほか${items.length - MAX_LINES}品目`);
  const isCorrection = items.every(({ telling }) => telling !== 'news');
  const mark = invented ? INVENTED_PREFIX : '';
  const title = `${mark}${isCorrection ? '訂正：' : ''}${titleOf(items.length, block(shown[0]!).short)}`;
  return { type: 'list', title, body: lines.join('\n'), url, tag };
}
