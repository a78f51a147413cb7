/** What changed in the roadmap, for readers of feeds: /feeds/roadmap.atom, .rss and .json. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Feed } from 'feed';
import { z } from 'zod';
import { tagReplies } from '../platform/http/cache.ts';
import { ROADMAP_PATH } from './addresses.ts';
import type { Roadmap } from './roadmap.ts';
import { instantOf } from './updates.ts';
import type { Update } from './views.ts';

/** Some months of entries. */
const ENTRIES = 200;

const FORMATS = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: (feed: Feed) => feed.atom1() },
  rss: { type: 'application/rss+xml; charset=utf-8', write: (feed: Feed) => feed.rss2() },
  json: { type: 'application/feed+json; charset=utf-8', write: (feed: Feed) => feed.json1() },
} as const;
type Format = keyof typeof FORMATS;

const WHAT = { status: '取組の状態', point: 'KPIの値', target: '目標', comment: '専門家の意見' } as const;

/** @param siteUrl address of the site as readers see it, for a request */
export function roadmapFeeds(
  roadmap: Roadmap,
  siteUrl: (request: { protocol: string; host: string }) => string,
): FastifyPluginAsyncZod {
  return async (app) => {
    tagReplies(app);
    app.get(
      '/roadmap.:format',
      {
        config: { access: 'public' },
        schema: {
          hide: true,
          params: z.object({ format: z.enum(Object.keys(FORMATS) as [Format, ...Format[]]) }),
        },
      },
      async (request, reply) => {
        const { type, write } = FORMATS[request.params.format];
        const updates = await roadmap.updates(ENTRIES);
        return reply.type(type).send(write(feedOf(siteUrl(request), updates)));
      },
    );
  };
}

function feedOf(site: string, updates: readonly Update[]): Feed {
  const path = `${site}/feeds/roadmap`;
  const feed = new Feed({
    id: path,
    title: '安定：ロードマップの変化',
    description: '後発医薬品・バイオ後続品のロードマップなどの取組の状態、KPIの値、目標の変化',
    link: `${site}${ROADMAP_PATH}`,
    language: 'ja',
    copyright: '出典：各項目に示す資料',
    updated: updates[0] ? instantOf(updates[0].at) : new Date(0),
    feedLinks: { atom: `${path}.atom`, json: `${path}.json`, rss: `${path}.rss` },
  });
  for (const { id, at, what, title, text, path: page } of updates) {
    const date = instantOf(at);
    feed.addItem({
      // Several changes are of one page.
      id: `${site}${page}#${id}`,
      link: `${site}${page}`,
      title: `${WHAT[what]}：${title}`,
      date,
      published: date,
      description: text,
    });
  }
  return feed;
}
