/** Feeds in Atom, RSS 2.0 and JSON Feed. Everything is given as plain text, and every reader shows just that text. */
import { Feed } from 'feed';
import { escapeHtml, removeInvisible } from '../text.ts';

const WRITERS = {
  atom: (feed: Feed) => feed.atom1(),
  rss: (feed: Feed) => feed.rss2(),
  json: (feed: Feed) => feed.json1(),
} as const;

export type FeedFormat = keyof typeof WRITERS;

/** Media types of the formats. */
export const FEED_TYPES: Record<FeedFormat, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

export interface FeedHead {
  /** Address of the feed without the ending of a format; its identity as well. */
  address: string;
  /** Endings under which the feed is found there. */
  formats: readonly FeedFormat[];
  title: string;
  description: string;
  /** Address of the page on which the same is read. */
  page: string;
  copyright: string;
  updated: Date;
}

export interface FeedEntry {
  /** An address: a reader shows what has the same one once. */
  id: string;
  /** Address of the page. */
  link: string;
  title: string;
  date: Date;
  /** The text in paragraphs. */
  lines: readonly string[];
  author?: string;
}

/**
 * Writes a feed.
 *
 * The library passes on what it is given, and what that means differs by place: a title is HTML in Atom and text in RSS and in a
 * JSON Feed, a summary is HTML in both XML formats, and other texts are XML whose ampersands may be escaped already. Each is given
 * here as that place takes it. A text in CDATA would end at its second `]]>`, so that the titles of RSS are written as XML text.
 */
export function writeFeed(format: FeedFormat, head: FeedHead, entries: readonly FeedEntry[]): string {
  const isJson = format === 'json';
  const text = (value: string) => (isJson ? plain(value) : plain(value).replaceAll('&', '&amp;'));
  const feed = new Feed({
    id: head.address,
    title: text(head.title),
    description: text(head.description),
    link: head.page,
    language: 'ja',
    copyright: text(head.copyright),
    updated: head.updated,
    feedLinks: Object.fromEntries(head.formats.map((name) => [name, `${head.address}.${name}`])),
  });
  for (const { id, link, title, date, lines, author } of entries) {
    const summary = plain(lines.join('／'));
    feed.addItem({
      id,
      link,
      title: format === 'atom' ? escapeHtml(plain(title)) : plain(title),
      extensions: format === 'rss' ? [{ name: 'title', objects: { _text: text(title) } }] : undefined,
      date,
      published: date,
      description: isJson ? summary : escapeHtml(summary),
      content: lines.map((line) => `<p>${escapeHtml(plain(line))}</p>`).join(''),
      author: author ? [{ name: text(author) }] : undefined,
    });
  }
  return WRITERS[format](feed);
}

/** What XML can carry, with line breaks as a parser gives them back. */
function plain(text: string): string {
  return removeInvisible(text).replace(/\r\n?/g, '\n');
}
