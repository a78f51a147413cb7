import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Feed } from 'feed';
import { z } from 'zod';
import { AnteiError } from '../platform/errors.ts';
import type { Alerts } from './alerts.ts';
import { type NewsItem, toNewsItem } from './news-wording.ts';

const FORMATS = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: (feed: Feed) => feed.atom1() },
  json: { type: 'application/feed+json; charset=utf-8', write: (feed: Feed) => feed.json1() },
} as const;

/**
 * The private feeds of lists: /feeds/lists/HANDLE.atom and .json. Whoever has the address reads the news of a list, and can do
 * nothing else with it; nobody in between may keep a copy.
 * @param siteUrl address of the site as readers see it, for a request.
 */
export function alertFeeds(
  alerts: Alerts,
  siteUrl: (request: { protocol: string; host: string }) => string,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:file',
      {
        config: { access: 'public', rateLimit: {} },
        schema: { hide: true, params: z.object({ file: z.string().max(200) }) } as object,
      },
      async (request, reply) => {
        reply.header('Cache-Control', 'private, no-store').header('X-Robots-Tag', 'noindex');
        const [, handle, format] =
          /^(.+)\.(atom|json)$/.exec((request.params as { file: string }).file) ?? [];
        const found = handle ? await alerts.feed(handle) : null;
        if (!found)
          throw new AnteiError('list-not-found', 'このフィードはないか、アドレスが途中で切れています。');
        const { type, write } = FORMATS[format as keyof typeof FORMATS];
        const site = siteUrl(request);
        const path = `${site}/feeds/lists/${handle}`;
        const items = found.news.map(toNewsItem);
        const feed = new Feed({
          id: path,
          title: `安定：${found.name}の知らせ`,
          description: '品目リストの出荷対応・出荷量などの変化',
          link: `${site}/lists`,
          language: 'ja',
          copyright: '出典：厚生労働省「医療用医薬品供給状況」を加工して作成',
          updated: new Date(`${items[0]?.asOf ?? '1970-01-01'}T00:00:00+09:00`),
          feedLinks: { atom: `${path}.atom`, json: `${path}.json` },
        });
        for (const item of items) feed.addItem(entry(site, item));
        return reply.type(type).send(write(feed));
      },
    );
  };
}

/** An entry's identity holds its edition and product, so that a reader shows news once. */
function entry(site: string, item: NewsItem) {
  const url = `${site}/products/${encodeURIComponent(item.code)}`;
  const date = new Date(`${item.asOf}T00:00:00+09:00`);
  const lines = [
    `製造販売業者：${item.maker}`,
    ...item.lines,
    ...item.facts,
    ...(item.candidates ? [item.candidates] : []),
  ];
  return {
    id: `${url}#${item.asOf}`,
    link: url,
    title: `${item.name}：${item.lines[0] ?? item.topics.join('、')}`,
    date,
    published: date,
    description: lines.join('／'),
    content: lines.map((line) => `<p>${escapeHtml(line)}</p>`).join(''),
    author: [{ name: item.maker }],
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
