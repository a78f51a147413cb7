/**
 * One product's part of a message, as text and as its HTML twin. Rendered once for a news row, however many messages carry it:
 * a bad day's 8 million parts are 2,000 different ones.
 */
import { dateText } from '../../platform/dates/date-text.ts';
import { clip, escapeHtml } from '../../platform/text.ts';
import { readable } from '../../supply/index.ts';
import { productPath, RESPONSES, VOLUMES } from '../../supply/model.ts';
import type { News, NewsContent } from '../model.ts';

/** How a message tells news: as such, or because what it told before was wrong. */
export type Telling = 'news' | 'corrected' | 'takenBack';

export interface MessageItem {
  news: News;
  telling: Telling;
}

export interface Block {
  text: string;
  html: string;
  /** For a subject, a notification or a long list: 「ロキソニン錠60mg 限定→通常」. */
  short: string;
}

const MAX_NAME = 40;

/** Renders and keeps blocks, whose links lead to the site at `base`, for as long as their news are kept. */
export function blockRenderer(base: string): (item: MessageItem) => Block {
  const kept = new WeakMap<News, Partial<Record<Telling, Block>>>();
  return ({ news, telling }) => {
    const blocks = kept.get(news) ?? {};
    kept.set(news, blocks);
    blocks[telling] ??= renderBlock(news.content, telling, base);
    return blocks[telling];
  };
}

function renderBlock(content: NewsContent, telling: Telling, base: string): Block {
  const name = oneLine(content.name);
  const maker = oneLine(content.mah);
  const url = `${base}${productPath(content.yjCode)}`;
  const lines = telling === 'takenBack' ? takenBack(content) : told(content, telling, base);
  const candidates = telling === 'takenBack' ? [] : candidateNames(content);
  const text = [
    `■ ${name}（${maker}）`,
    ...lines.map((line) => `  ${line}`),
    ...candidates.map((line) => `    ・${line}`),
    `  ${url}`,
    '',
  ].join('\n');
  const items = (all: string[]) => all.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  const inner = candidates.length > 0 ? `<ul>${items(candidates)}</ul>` : '';
  const html =
    `<h2><a href="${escapeHtml(url)}">${escapeHtml(name)}</a>（${escapeHtml(maker)}）</h2>\n` +
    `<ul>${items(lines)}</ul>\n${inner}\n`;
  return { text, html, short: `${clip(name, MAX_NAME)} ${shortChange(content, telling)}` };
}

function told(content: NewsContent, telling: Telling, base: string): string[] {
  const { response, volume, since, reason, until, replacedBy, candidates } = content;
  const lines = changes(content);
  if (telling === 'corrected') lines.unshift('先にお知らせした内容を、次のとおり訂正します。');
  if (response && volume) lines.push(`いまの状態：${RESPONSES[response]}・${VOLUMES[volume]}`);
  if (response && since) lines.push(`いまの出荷対応になった日：${dateText(since)}`);
  if (reason) lines.push(`理由：${oneLine(reason)}`);
  if (until) lines.push(`見込み：${oneLine(until)}`);
  if (replacedBy) lines.push(`新しいコード：${replacedBy} ${base}${productPath(replacedBy)}`);
  if (candidates.total === 0) lines.push('同じ成分・剤形・規格の他の品目は、一覧にありません');
  else
    lines.push(
      `候補（同じ成分・剤形・規格の他の品目）：${candidates.total}品目のうち通常出荷 ${candidates.normal}品目`,
    );
  return lines;
}

function takenBack(content: NewsContent): string[] {
  return [
    '先にお知らせした次の変化について、お知らせを取り消します。',
    ...changes(content).map((line) => `（取り消し）${line}`),
    'いまの状態は、品目のページで確かめられます。',
  ];
}

function changes({ lines }: NewsContent): string[] {
  return lines.map(({ label, before, after }) => oneLine(`${label}：${before} → ${after}`));
}

function candidateNames({ candidates: { names, normal } }: NewsContent): string[] {
  const lines = names.map(({ name, mah }) => `${oneLine(name)}（${oneLine(mah)}）`);
  return normal > names.length ? [...lines, `ほか${normal - names.length}品目`] : lines;
}

/** 「限定→通常」, 「量 通常→減少」, 「見込み時期 2026年9月」. */
function shortChange({ lines }: NewsContent, telling: Telling): string {
  if (telling === 'takenBack') return '取り消し';
  const [line] = lines;
  if (!line) return '変化';
  const [before, after] = [line.before, line.after].map(oneLine) as [string, string];
  if (line.label === '出荷対応')
    return arrow(before, after, (text) => text.replace(/出荷(（.*）)?$|^供給/, ''));
  if (line.label === '出荷量') return `量 ${arrow(before, after, (text) => text.replace(/^出荷量/, ''))}`;
  return clip(`${line.label} ${after}`, MAX_NAME);
}

/** Two kinds of limited shipment look the same when they are short. */
function arrow(before: string, after: string, short: (text: string) => string): string {
  const [from, to] = [short(before), short(after)];
  return from === to ? `${before}→${after}` : `${from}→${to}`;
}

/** A text of the list in half width, on one line: nothing in it can begin a header or another product's part. */
export function oneLine(text: string): string {
  return readable(text).replace(/\s+/g, ' ').trim();
}
