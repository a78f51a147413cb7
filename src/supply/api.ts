import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { japanMinute } from '../platform/clock.ts';
import { isHeld, keepReplies, tagReplies } from '../platform/http/cache.ts';
import { DateParam, ERROR_RESPONSES, fileAnswer } from '../platform/http/schemas.ts';
import * as schemas from './api-schemas.ts';
import { AnteiError } from './errors.ts';
import { type Download, openDownload } from './export/downloads.ts';
import { CONTENT_TYPES, FORMATS, type Format } from './export/export-edition.ts';
import type { CurrentProduct } from './read/catalogue.ts';
import { parseProductQuery } from './read/product-query.ts';
import type { HistoryStep } from './read/read-product.ts';
import { readingText } from './read/search-products.ts';
import type { ChangeRow } from './read/store-read.ts';
import type { SupplyReader } from './reader.ts';

/** Query of a product search as the API documents it; read by the same parser as the search page's address. */
const filter = (description: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({ description });
const ProductQuery = z.object({
  q: z.string().max(200).optional().meta({
    description:
      '品名・成分・製造販売業者・規格・コード。一般名処方の記載（【般】の有無を問いません）、一般名コード、レセプト電算コード、包装のコード（JAN 13桁、GTIN 14桁、GS1 の (01)…）でも探せます。全角半角、かな、長音、空白は問いません。',
  }),
  response: filter('出荷対応（繰り返し可）'),
  volume: filter('出荷量（繰り返し可）'),
  category: filter('製品区分（繰り返し可）'),
  route: filter('薬剤区分（繰り返し可）'),
  essential: filter('供給確保医薬品 A / B / C（繰り返し可。A と B が重要供給確保医薬品）'),
  basic: filter('基礎的医薬品 yes'),
  class: filter('薬効分類（繰り返し可）'),
  mah: filter('製造販売業者（繰り返し可）'),
  sort: z.enum(['relevance', 'name', 'status', 'updated']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  size: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: '1ページの件数（最大200、既定50）' }),
});

/** The room's JSON routes below /api/v1. */
export function supplyApi(reader: SupplyReader): FastifyPluginAsyncZod {
  return async (app) => {
    const options = { config: { access: 'public' as const, rateLimit: {} } };
    keepReplies(app, async () => (await reader.snapshot()).revision);
    tagReplies(app);

    app.get(
      '/products',
      {
        ...options,
        schema: {
          tags: ['品目'],
          operationId: 'searchProducts',
          summary: '品目を探す',
          'x-example': '/api/v1/products?q=60&response=normal&size=5',
          querystring: ProductQuery,
          response: { 200: schemas.ProductPage, ...ERROR_RESPONSES },
        },
      },
      async (request) => {
        const params = toSearchParams(request.query);
        const { query } = parseProductQuery(params);
        const wanted = { ...query, size: request.query.size ?? query.size, page: request.query.page ?? 1 };
        const [snapshot, found] = [await reader.snapshot(), await reader.search(wanted)];
        return {
          asOf: snapshot.edition?.asOf ?? null,
          total: found.total,
          page: wanted.page,
          size: wanted.size,
          reading: found.reading && { ...found.reading, text: readingText(found)! },
          perhaps: found.perhaps,
          items: found.items.map(toProduct),
          counts: Object.fromEntries(
            Object.entries(found.counts).map(([facet, counts]) => [facet, Object.fromEntries(counts)]),
          ),
        };
      },
    );

    app.get(
      '/products/:yjCode',
      {
        ...options,
        schema: {
          tags: ['品目'],
          operationId: 'getProduct',
          summary: '1品目の今、履歴、代わりの候補',
          'x-example': '/api/v1/products/1149019F1560',
          params: z.object({ yjCode: z.string().max(20) }),
          response: { 200: schemas.ProductDetail, ...ERROR_RESPONSES },
        },
      },
      async (request) => {
        const view = await reader.product(request.params.yjCode.toUpperCase());
        if (!view)
          throw new AnteiError(
            'not-found',
            `YJコード ${request.params.yjCode} の品目は一覧に載ったことがありません。`,
          );
        return {
          asOf: view.asOf,
          product: toProduct(view.product),
          forecastPassed: view.forecastPassed,
          lasting: view.lasting,
          peers: view.peers,
          history: view.history.map(toStep),
          alternatives: view.candidates.map(({ nearness, product }) => ({
            nearness,
            product: toProduct(product),
          })),
          changes: view.changes.map((change) => toChange({ ...change, retracted: false })),
          sellers: view.packages.sellers,
          packages: view.packages.packages.map(({ yjCode: _y, name: _n, mah: _m, ...one }) => one),
        };
      },
    );

    app.get(
      '/changes',
      {
        ...options,
        schema: {
          tags: ['変化'],
          operationId: 'listChanges',
          summary: 'カーソルより後に公表された変化（掲載終了と取り消しを含む）',
          'x-example': '/api/v1/changes?cursor=0&limit=100',
          description:
            '初めは cursor なしで呼び、nextCursor を次の cursor に使います。同じ変化が訂正されると新しい seq でもう一度出ます。',
          querystring: z.object({
            cursor: z
              .string()
              .regex(/^\d{1,15}$/, '前の応答の nextCursor')
              .optional(),
            since: DateParam.optional().meta({ description: 'この日付以降の一覧の変化だけ' }),
            until: DateParam.optional(),
            limit: z.coerce.number().int().min(1).max(1000).default(500),
          }),
          response: { 200: schemas.ChangePage, ...ERROR_RESPONSES },
        },
      },
      async ({ query: { cursor = '0', limit, since, until } }) => {
        const rows = await reader.changesAfter(Number(cursor), limit + 1, { since, until });
        const items = rows.slice(0, limit).map(toChange);
        return { items, nextCursor: String(items.at(-1)?.seq ?? cursor), more: rows.length > limit };
      },
    );

    app.get(
      '/editions',
      {
        ...options,
        schema: {
          tags: ['一覧'],
          operationId: 'listEditions',
          summary: '取り込まれた一覧と、取り下げられた一覧（新しい順）',
          'x-example': '/api/v1/editions',
          description:
            'items は今の履歴をつくっている一覧です。取り下げられた一覧は withdrawn にだけあり、履歴・変化・フィードには入りません。',
          response: {
            200: z.object({ items: z.array(schemas.Edition), withdrawn: z.array(schemas.WithdrawnEdition) }),
            ...ERROR_RESPONSES,
          },
        },
      },
      async () => {
        const { editions, withdrawn } = await reader.snapshot();
        return {
          items: editions.map(({ sourceModifiedAt: _, columns: _c, extraColumns: _e, ...edition }) => ({
            ...edition,
            importedAt: edition.importedAt.toISOString(),
            downloads: Object.fromEntries(
              FORMATS.map((format) => [format, downloadPath(edition.asOf, format)]),
            ),
          })),
          withdrawn: withdrawn.map(({ sourceModifiedAt: _m, problems: _p, ...edition }) => ({
            ...edition,
            importedAt: edition.importedAt.toISOString(),
            withdrawnAt: edition.withdrawnAt.toISOString(),
          })),
        };
      },
    );

    app.get(
      '/editions/:asOf/:file',
      {
        ...options,
        schema: {
          tags: ['一覧'],
          operationId: 'downloadEdition',
          summary: '一覧のダウンロード',
          'x-example': '/api/v1/editions/latest/supply.csv',
          description:
            'file は supply.xlsx（公式の様式）、supply.csv（UTF-8 BOM付き）、supply.json、supply.parquet。asOf は日付か latest。',
          params: z.object({
            asOf: z.union([z.literal('latest'), DateParam]),
            file: z.enum(
              FORMATS.map((format) => `supply.${format}` as const) as [
                `supply.${Format}`,
                ...`supply.${Format}`[],
              ],
            ),
          }),
          response: fileAnswer(FORMATS.map((format) => CONTENT_TYPES[format])),
        },
      },
      async (request, reply) => {
        const { editions, withdrawn } = await reader.snapshot();
        const { asOf, file } = request.params;
        const edition = asOf === 'latest' ? editions[0] : editions.find((one) => one.asOf === asOf);
        const taken = edition ? undefined : withdrawn.find((one) => one.asOf === asOf);
        if (taken)
          throw new AnteiError(
            'edition-withdrawn',
            `${asOf} の一覧は、${japanMinute(taken.withdrawnAt)}（日本時間）に取り下げられました。`,
          );
        if (!edition)
          throw new AnteiError(
            'no-edition',
            asOf === 'latest' ? 'まだ一覧が取り込まれていません。' : `${asOf} の一覧はありません。`,
          );
        const made = await reader.download(edition.asOf, file.slice('supply.'.length) as Format);
        return sendDownload(request, reply, made);
      },
    );

    app.get(
      '/history.zip',
      {
        ...options,
        schema: {
          tags: ['一覧'],
          operationId: 'downloadHistory',
          summary: 'すべての履歴（区間、変化、一覧。CSVとParquet、列の説明つき）',
          'x-example': '/api/v1/history.zip',
          response: fileAnswer(['application/zip']),
        },
      },
      async (request, reply) => sendDownload(request, reply, await reader.history()),
    );
  };
}

async function sendDownload(request: FastifyRequest, reply: FastifyReply, made: Download) {
  if (isHeld(request, reply, made.sha256)) return reply.send(undefined);
  const { size, stream } = await openDownload(made);
  reply
    .header('Content-Length', size)
    .header('Content-Disposition', `attachment; filename="${made.fileName}"`)
    .type(made.contentType);
  return reply.send(stream);
}

function downloadPath(asOf: string, format: Format): string {
  return `/api/v1/editions/${asOf}/supply.${format}`;
}

function toSearchParams(query: Record<string, unknown>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) if (one !== undefined) params.append(name, String(one));
  return params;
}

function toProduct(product: CurrentProduct) {
  const { id: _id, delistedOn: _d, responseSince: _r, volumeSince: _v, ...rest } = product;
  return rest;
}

function toStep({ from, to, status }: HistoryStep) {
  if (!status) return { from, to, listed: false, status: null };
  const { response, reason, outlook, outlookText, forecast, volume, volumeOutlook, volumeOutlookPercent } =
    status;
  const said = {
    response,
    reason,
    outlook,
    outlookText,
    forecast,
    volume,
    volumeOutlook,
    volumeOutlookPercent,
  };
  return { from, to, listed: true, status: said };
}

function toChange({
  seq,
  asOf,
  previousAsOf,
  yjCode,
  name,
  kinds,
  before,
  after,
  direction,
  notable,
  retracted,
}: Omit<ChangeRow, 'productId'>) {
  return { seq, asOf, previousAsOf, yjCode, name, kinds, before, after, direction, notable, retracted };
}
