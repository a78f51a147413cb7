import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { startOf } from '../platform/clock.ts';
import { FEED_TYPES, type FeedEntry, type FeedFormat, writeFeed } from '../platform/http/feed.ts';
import type { SiteUrl } from '../platform/http/site-address.ts';
import { creditOf, INVENTED_PREFIX } from '../platform/invented.ts';
import type { SupplyReader } from '../supply/index.ts';
import { productPath } from '../supply/model.ts';
import type { Alerts } from './alerts.ts';
import { AnteiError } from './errors.ts';
import { type NewsItem, toNewsItem } from './news/news-wording.ts';

const FORMATS = ['atom', 'json'] as const satisfies FeedFormat[];

/**
 * The private feeds of lists: /feeds/lists/HANDLE.atom and .json. The address lets its holder read the news of a list, and do
 * nothing else with it; nobody in between may keep a copy.
 * @param siteUrl address of the site as readers see it, for a request.
 */
export function alertFeeds(
  alerts: Alerts,
  supply: Pick<SupplyReader, 'isDemonstration'>,
  siteUrl: SiteUrl,
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
        const site = siteUrl(request);
        const items = found.news.map(toNewsItem);
        const invented = await supply.isDemonstration();
        const head = {
          address: `${site}/feeds/lists/${handle}`,
          formats: FORMATS,
          title: `${invented ? INVENTED_PREFIX : ''}安定：${found.name}の知らせ`,
          description: '品目リストの出荷対応・出荷量などの変化',
          page: `${site}/lists`,
          copyright: creditOf(invented),
          updated: startOf(items[0]?.asOf ?? '1970-01-01'),
        };
        const body = writeFeed(
          format as FeedFormat,
          head,
          items.map((item) => entry(site, item)),
        );
        return reply.type(FEED_TYPES[format as FeedFormat]).send(body);
      },
    );
  };
}

/** An entry's identity holds its edition and product, so that a reader shows news once. */
function entry(site: string, item: NewsItem): FeedEntry {
  const url = `${site}${productPath(item.code)}`;
  return {
    id: `${url}#${item.asOf}`,
    link: url,
    title: `${item.name}：${item.lines[0] ?? item.topics.join('、')}`,
    date: startOf(item.asOf),
    lines: [
      `製造販売業者：${item.maker}`,
      ...item.lines,
      ...item.facts,
      ...(item.candidates ? [item.candidates] : []),
    ],
    author: item.maker,
  };
}
