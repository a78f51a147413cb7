import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { addDays, startOf } from '../platform/clock.ts';
import { tagReplies } from '../platform/http/cache.ts';
import { FEED_TYPES, type FeedEntry, type FeedFormat, writeFeed } from '../platform/http/feed.ts';
import type { SiteUrl } from '../platform/http/site-address.ts';
import { creditOf, INVENTED_PREFIX } from '../platform/invented.ts';
import { productPath } from './addresses.ts';
import { writeExpectedCalendar } from './calendar/calendar-feed.ts';
import { expectedOf } from './calendar/expected.ts';
import { AnteiError } from './errors.ts';
import type { ChangeFilter, ChangeView } from './read/read-changes.ts';
import type { SupplyReader } from './reader.ts';
import { changeLines, changeTitle } from './words/change-wording.ts';

/** Entries in a feed: about a week of an average year. */
const ENTRIES = 200;

/** How far back a feed goes; older changes are on the pages. */
const FEED_DAYS = 180;

/** What a feed can be narrowed to: path segment → filter and the title it adds. */
const SCOPES = {
  products: (yjCode: string): ChangeFilter => ({ yjCode: yjCode.toUpperCase() }),
  ingredients: (ingredient: string): ChangeFilter => ({ ingredient }),
  makers: (mah: string): ChangeFilter => ({ mah }),
  classes: (therapeuticClass: string): ChangeFilter => ({ therapeuticClass }),
} as const;

const FORMATS = ['atom', 'json'] as const satisfies FeedFormat[];

/**
 * Atom and JSON Feed of notable changes: /feeds/changes.atom, /feeds/ingredients/NAME.json and so on.
 * @param siteUrl address of the site as readers see it, for a request.
 */
export function supplyFeeds(reader: SupplyReader, siteUrl: SiteUrl): FastifyPluginAsyncZod {
  return async (app) => {
    tagReplies(app);
    const options = { config: { access: 'public' as const } };
    const hidden = { hide: true };

    app.get(
      '/changes.:format',
      { ...options, schema: { ...hidden, params: z.object({ format: z.enum(FORMATS) }) } },
      async (request, reply) => {
        const { format } = request.params;
        return reply
          .type(FEED_TYPES[format])
          .send(await render(reader, siteUrl(request), 'changes', '', {}, format));
      },
    );

    app.get(
      '/calendar.ics',
      { ...options, schema: { ...hidden, querystring: z.object({ q: z.string().max(200).optional() }) } },
      async (request, reply) => {
        const snapshot = await reader.snapshot();
        if (!snapshot.edition) throw new AnteiError('no-edition', '一覧はまだありません。');
        return reply
          .type('text/calendar; charset=utf-8')
          .header('Content-Disposition', 'inline; filename="antei-calendar.ics"')
          .send(
            writeExpectedCalendar(expectedOf(snapshot, request.query.q), snapshot.edition, siteUrl(request)),
          );
      },
    );

    app.get(
      '/:scope/:file',
      {
        ...options,
        schema: {
          ...hidden,
          params: z.object({
            scope: z.enum(['products', 'ingredients', 'makers', 'classes']),
            file: z.string().max(400),
          }),
        },
      },
      async (request, reply) => {
        const { scope, file } = request.params;
        const [, name, format] = /^(.+)\.(atom|json)$/s.exec(file) ?? [];
        if (!name || !format)
          throw new AnteiError('not-found', `フィードの名前は .atom か .json で終わります（${file}）。`);
        if (!(await exists(reader, scope, name)))
          throw new AnteiError('not-found', `「${name}」は一覧にありません。`);
        const body = await render(
          reader,
          siteUrl(request),
          scope,
          name,
          SCOPES[scope](name),
          format as FeedFormat,
        );
        return reply.type(FEED_TYPES[format as FeedFormat]).send(body);
      },
    );
  };
}

async function exists(reader: SupplyReader, scope: keyof typeof SCOPES, name: string): Promise<boolean> {
  const { byCode, byIngredient, byMah, byClass } = await reader.snapshot();
  return { products: byCode, ingredients: byIngredient, makers: byMah, classes: byClass }[scope].has(
    scope === 'products' ? name.toUpperCase() : name,
  );
}

async function render(
  reader: SupplyReader,
  site: string,
  scope: string,
  name: string,
  filter: ChangeFilter,
  format: FeedFormat,
): Promise<string> {
  const { edition, byCode } = await reader.snapshot();
  const invented = edition?.source === 'demo';
  const label = scope === 'products' ? (byCode.get(name.toUpperCase())?.name ?? name) : name;
  const path = scope === 'changes' ? 'changes' : `${scope}/${encodeURIComponent(name)}`;
  const since = edition ? addDays(edition.asOf, -FEED_DAYS) : undefined;
  const changes = await reader.changes({ ...filter, since, newest: ENTRIES });
  return writeFeed(
    format,
    {
      address: `${site}/feeds/${path}`,
      formats: FORMATS,
      title: `${invented ? INVENTED_PREFIX : ''}安定：${label ? `${label}の` : ''}供給の変化`,
      description: '医療用医薬品の出荷対応・出荷量などの主な変化',
      page: scope === 'changes' ? `${site}/changes` : `${site}/${path}`,
      copyright: creditOf(invented),
      updated: startOf(edition?.asOf ?? '1970-01-01'),
    },
    changes.map((change) => entry(site, change)),
  );
}

/** An entry's identity holds its edition and product, so that a reader shows a change once. */
function entry(site: string, change: ChangeView): FeedEntry {
  const url = `${site}${productPath(change.yjCode)}`;
  return {
    id: `${url}#${change.asOf}`,
    link: url,
    title: changeTitle(change),
    date: startOf(change.asOf),
    lines: changeLines(change),
    author: change.product?.mah,
  };
}
