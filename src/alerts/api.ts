import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Context } from '../platform/context.ts';
import { publicRevision } from '../platform/database/revision.ts';
import { tagReplies } from '../platform/http/cache.ts';
import { DateParam, ERROR_RESPONSES } from '../platform/http/schemas.ts';
import type { SupplyReader } from '../supply/index.ts';
import * as schemas from './api-schemas.ts';
import { addDevice, addPush, removeDevice } from './channels/channels.ts';
import { catalogueFile, newsFile, PackedFiles } from './device/public-files.ts';
import { keysOf } from './keys.ts';
import { newsCounts } from './news/store-news.ts';

const TAGS = ['知らせ'];
const MAX_EDITIONS = 100;
/** Subscriptions of one address in a minute: a person has a few browsers, a program that has more is not a browser of a person. */
const SUBSCRIPTIONS = { max: 30, timeWindow: '1 minute' };

/** The room's JSON routes below /api/v1: the public change file, and how browsers are told that there is a new one. */
export function alertsApi(context: Context, supply: SupplyReader): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(publicFiles(context, supply));
    await app.register(subscriptions(context));
  };
}

function publicFiles(context: Context, supply: SupplyReader): FastifyPluginAsyncZod {
  return async (app) => {
    const options = { config: { access: 'public' as const, rateLimit: {} } };
    const files = new PackedFiles();
    tagReplies(app);

    app.get(
      '/news',
      {
        ...options,
        schema: {
          tags: TAGS,
          operationId: 'listNews',
          summary: '一覧ごとの知らせの数（新しい順）',
          'x-example': '/api/v1/news',
          querystring: z.object({
            since: DateParam.optional().meta({ description: 'この日付以降の一覧だけ' }),
            limit: z.coerce.number().int().min(1).max(MAX_EDITIONS).default(30),
          }),
          response: { 200: schemas.NewsEditions, ...ERROR_RESPONSES },
        },
      },
      async ({ query }) => ({ items: await newsCounts(context.pool, query) }),
    );

    app.get(
      '/news/:asOf',
      {
        ...options,
        schema: {
          tags: TAGS,
          operationId: 'getNews',
          summary: '1回の一覧の知らせのすべて',
          'x-example': '/api/v1/news/latest',
          description:
            '誰にも同じ内容です。見たい品目を選ぶのは受け取る側で、このサイトは誰が何を見ているかを知りません。asOf は日付か latest。',
          params: z.object({ asOf: z.union([z.literal('latest'), DateParam]) }),
          response: { 200: schemas.NewsFile, ...ERROR_RESPONSES },
        },
      },
      async (request, reply) => {
        const { asOf } = request.params;
        // Asked of the database each time: a device is told of an edition within moments, and must not get the previous file.
        const revision = await publicRevision(context.pool, ['supply']);
        return files.send(request, reply, `news ${asOf} ${revision}`, () => newsFile(context, asOf));
      },
    );

    app.get(
      '/catalogue.json',
      {
        ...options,
        schema: {
          tags: ['品目'],
          operationId: 'getCatalogue',
          summary: '全品目の名前と今の状態（小さくまとめたもの）',
          'x-example': '/api/v1/catalogue.json',
          description:
            '1品目は配列です：YJコード、品名、製造販売業者、成分名、規格単位、出荷対応、出荷量。すべての項目は一覧のダウンロードにあります。',
          response: { 200: schemas.CatalogueFile, ...ERROR_RESPONSES },
        },
      },
      async (request, reply) => {
        const snapshot = await supply.snapshot();
        return files.send(request, reply, `catalogue ${snapshot.revision}`, () => catalogueFile(snapshot));
      },
    );

    app.get(
      '/push-key',
      {
        ...options,
        schema: {
          tags: TAGS,
          operationId: 'getPushKey',
          summary: 'Web Push の公開鍵（VAPID、RFC 8292）',
          'x-example': '/api/v1/push-key',
          response: { 200: z.object({ publicKey: z.string() }), ...ERROR_RESPONSES },
        },
      },
      async () => ({ publicKey: keysOf(context.settings).push.publicKey }),
    );
  };
}

function subscriptions(context: Context): FastifyPluginAsyncZod {
  return async (app) => {
    const config = { access: 'public' as const, rateLimit: SUBSCRIPTIONS };
    const response = { 204: z.null().meta({ description: '受け付けました' }), ...ERROR_RESPONSES };
    app.addHook('onSend', async (_request, reply) => void reply.header('Cache-Control', 'no-store'));

    app.post(
      '/devices',
      {
        config,
        schema: {
          tags: TAGS,
          operationId: 'subscribeDevice',
          summary: '新しい一覧が出たことだけをこのブラウザーに知らせる',
          description: '品目は受け取りません。ブラウザーは知らせを受けて公開の知らせを読み、自分で選びます。',
          body: schemas.PushSubscriptionBody,
          response,
        },
      },
      async (request, reply) => {
        await addDevice(context, request.body);
        return reply.code(204).send(null);
      },
    );

    app.delete(
      '/devices',
      {
        config,
        schema: {
          tags: TAGS,
          operationId: 'unsubscribeDevice',
          summary: 'ブラウザーへの知らせをやめる',
          body: schemas.PushEndpointBody,
          response,
        },
      },
      async (request, reply) => {
        await removeDevice(context, request.body.endpoint);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/lists/:handle/push',
      {
        config,
        schema: {
          tags: TAGS,
          operationId: 'subscribeList',
          summary: '品目リストの知らせをこのブラウザーで受け取る',
          params: z.object({ handle: z.string().max(100) }),
          body: schemas.PushSubscriptionBody,
          response,
        },
      },
      async (request, reply) => {
        await addPush(context, request.params.handle, request.body);
        return reply.code(204).send(null);
      },
    );
  };
}
