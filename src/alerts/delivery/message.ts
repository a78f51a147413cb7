/**
 * A message: what changed for a list, edition by edition, then where it is set and how it is stopped. Plain text first; the
 * HTML says the same, without images or anything that would tell us who reads. It advises nothing clinical.
 */
import type { IsoDate } from '../../platform/clock.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import { creditOf } from '../../platform/invented.ts';
import { escapeHtml } from '../../platform/text.ts';
import { troubleScore } from '../../supply/index.ts';
import type { NewsContent } from '../model.ts';
import { type Block, type MessageItem, oneLine } from './message-block.ts';

/** What a message says about one edition. */
export interface MessagePart {
  asOf: IsoDate;
  /** The edition was withdrawn. */
  withdrawal: boolean;
  items: MessageItem[];
}

export interface Recipient {
  listName: string;
  listUrl: string;
  /** Ends the channel with one click. */
  stopUrl: string;
  /** The site shows a demonstration: no source of real data is named. */
  invented?: boolean;
}

export interface Message {
  subject: string;
  text: string;
  html: string;
}

/** Parts of one message; what is beyond is listed by name with what happened. */
const MAX_BLOCKS = 200;
const RULE = '――――――――――――――――――――';
const UNLISTED = troubleScore({ response: 'normal', volume: 'normal' }) - 0.5;
const ORDER = { worsened: 0, mixed: 1, improved: 2, neutral: 3 } as const;

/** @param parts of at least one item each */
export function composeMessage(
  parts: readonly MessagePart[],
  recipient: Recipient,
  block: (item: MessageItem) => Block,
): Message {
  const isCorrection = parts.every((part) => part.items.every(({ telling }) => telling !== 'news'));
  let room = MAX_BLOCKS;
  // Of all editions, as a subject is all that many read.
  const worst = block(parts.flatMap(({ items }) => items).toSorted(worstFirst)[0]!);
  const text: string[] = [];
  const html: string[] = ['<!doctype html>\n<html lang="ja"><meta charset="utf-8"><body>\n'];
  for (const part of parts) {
    const blocks = part.items.toSorted(worstFirst).map(block);
    const head = heading(part, recipient.listName);
    text.push(head, '\n\n');
    html.push('<p>', escapeHtml(head), '</p>\n');
    const whole = blocks.slice(0, room);
    for (const one of whole) {
      text.push(one.text, '\n');
      html.push(one.html);
    }
    const rest = blocks.slice(room);
    if (rest.length > 0) {
      text.push('このほかの品目（くわしくは品目リストのページで見られます）\n');
      html.push('<p>このほかの品目（くわしくは品目リストのページで見られます）</p>\n<ul>');
      for (const { short } of rest) {
        text.push('・', short, '\n');
        html.push('<li>', escapeHtml(short), '</li>');
      }
      text.push('\n');
      html.push('</ul>\n');
    }
    room -= whole.length;
  }
  const foot = footer(recipient);
  text.push(RULE, '\n', ...foot.map(({ label, url }) => `${url ? `${label}\n${url}` : label}\n`));
  html.push('<hr>\n', ...foot.map(footLine), '</body></html>\n');
  const products = new Set(parts.flatMap((part) => part.items.map(({ news }) => news.productId))).size;
  return {
    subject: subjectOf(products, worst.short, isCorrection),
    text: text.join(''),
    html: html.join(''),
  };
}

/** 「【安定】3品目の変化: ロキソニン錠60mg 限定→通常 ほか」 */
function subjectOf(products: number, worst: string, isCorrection: boolean): string {
  return `【安定】${isCorrection ? '訂正：' : ''}${titleOf(products, worst)}`;
}

export function titleOf(products: number, worst: string): string {
  return `${products}品目の変化: ${worst}${products > 1 ? ' ほか' : ''}`;
}

/**
 * What got worse comes first, then what did in one respect, and of both what is worst now: a stopped product before a limited one,
 * before less of it.
 */
export function worstFirst(a: MessageItem, b: MessageItem): number {
  const [left, right] = [a.news.content, b.news.content];
  const order = ORDER[left.direction] - ORDER[right.direction];
  return order !== 0 || ORDER[left.direction] > ORDER.mixed ? order : badness(left) - badness(right);
}

/** The less, the worse. What is no longer listed has no status: it follows what is in trouble. */
function badness({ response, volume }: NewsContent): number {
  return response && volume ? troubleScore({ response, volume }) : UNLISTED;
}

function heading({ asOf, withdrawal, items }: MessagePart, listName: string): string {
  const where = `${dateText(asOf)}の一覧`;
  const list = `品目リスト「${oneLine(listName)}」`;
  const corrected = items.filter(({ telling }) => telling !== 'news').length;
  if (corrected === 0) return `${where}で、${list}の${items.length}品目に変化がありました。`;
  const more = items.length - corrected;
  const also = more > 0 ? `新しくお知らせする品目も${more}品目あります。` : '';
  if (withdrawal)
    return (
      `${where}は、公表のあとで取り下げられました。${list}について先にお知らせした${corrected}品目を、次のとおり改めます。` +
      `同じ内容で再び掲載されたときは、あらためてお知らせしません。${also}`
    );
  return `${where}が訂正されました。${list}について先にお知らせした${corrected}品目を訂正します。${also}`;
}

function footer({ listUrl, stopUrl, invented }: Recipient): { label: string; url?: string }[] {
  return [
    { label: '候補は同じ成分・剤形・規格の品目を並べたもので、代替性を保証するものではありません。' },
    { label: '知らせる内容や宛先の変更', url: listUrl },
    { label: 'このお知らせの停止', url: stopUrl },
    { label: creditOf(invented) },
  ];
}

function footLine({ label, url }: { label: string; url?: string }): string {
  return `<p>${url ? `<a href="${escapeHtml(url)}">${label}</a>` : label}</p>\n`;
}
