/** What changed in the roadmap, for readers of feeds: /feeds/roadmap.atom, .rss and .json. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { tagReplies } from '../platform/http/cache.ts';
import { FEED_TYPES, type FeedFormat, writeFeed } from '../platform/http/feed.ts';
import type { SiteUrl } from '../platform/http/site-address.ts';
import { ROADMAP_PATH } from './addresses.ts';
import { instantOf } from './progress/updates.ts';
import type { Roadmap } from './roadmap.ts';
import type { Update } from './views.ts';

/** Some months of entries. */
const ENTRIES = 200;

const FORMATS = ['atom', 'rss', 'json'] as const satisfies FeedFormat[];

const WHAT = { status: '取組の状態', point: 'KPIの値', target: '目標', comment: '専門家の意見' } as const;

/** @param siteUrl address of the site as readers see it, for a request */
export function roadmapFeeds(roadmap: Roadmap, siteUrl: SiteUrl): FastifyPluginAsyncZod {
  return async (app) => {
    tagReplies(app);
    app.get(
      '/roadmap.:format',
      {
        config: { access: 'public' },
        schema: {
          hide: true,
          params: z.object({ format: z.enum(FORMATS) }),
        },
      },
      async (request, reply) => {
        const { format } = request.params;
        const updates = await roadmap.updates(ENTRIES);
        return reply.type(FEED_TYPES[format]).send(render(format, siteUrl(request), updates));
      },
    );
  };
}

function render(format: FeedFormat, site: string, updates: readonly Update[]): string {
  return writeFeed(
    format,
    {
      address: `${site}/feeds/roadmap`,
      formats: FORMATS,
      title: '安定：ロードマップの変化',
      description: '後発医薬品・バイオ後続品のロードマップなどの取組の状態、KPIの値、目標の変化',
      page: `${site}${ROADMAP_PATH}`,
      copyright: '出典：各項目に示す資料',
      updated: updates[0] ? instantOf(updates[0].at) : new Date(0),
    },
    updates.map(({ id, at, what, title, text, path }) => ({
      // Several changes are of one page.
      id: `${site}${path}#${id}`,
      link: `${site}${path}`,
      title: `${WHAT[what]}：${title}`,
      date: instantOf(at),
      lines: [text],
    })),
  );
}
