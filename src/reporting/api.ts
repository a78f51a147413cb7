import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Guarded } from '../access/index.ts';
import { ERROR_RESPONSES } from '../platform/http/schemas.ts';
import * as schemas from './api-schemas.ts';
import { AnteiError } from './errors.ts';
import type { Reporting } from './reporting.ts';
import './scopes.ts';

const READ = { kinds: ['manufacturer'], role: 'viewer', scope: 'reports:read' } as const satisfies Guarded;
const WRITE = { kinds: ['manufacturer'], role: 'editor', scope: 'reports:write' } as const satisfies Guarded;
const TAGS = ['供給状況報告'];
const MAX_BODY_BYTES = 4_000_000;
/** A status has seven. */
const MAX_FIELDS = 50;

/** The room's JSON routes below /api/v1, for manufacturers' own systems; each needs a token. */
export function reportingApi(reporting: Reporting): FastifyPluginAsyncZod {
  return async (app) => {
    const read = { config: { access: READ, rateLimit: {} } };
    const write = {
      config: { access: WRITE, rateLimit: {} },
      bodyLimit: MAX_BODY_BYTES,
      preValidation: async ({ body }: { body: unknown }) => refuseManyFields(body),
    };
    // What one maker reads is nobody else's to keep.
    app.addHook('onSend', async (_request, reply) => void reply.header('Cache-Control', 'no-store'));

    app.get(
      '/reporting/products',
      {
        ...read,
        schema: {
          tags: TAGS,
          operationId: 'listOwnProducts',
          summary: '自社の品目と、確認が要るもの',
          description: '1ページ50品目です。範囲 reports:read のトークンが要ります。',
          querystring: z.object({
            filter: z.enum(['all', 'stale', 'trouble', 'draft']).default('all'),
            q: z.string().max(200).default(''),
            page: z.coerce.number().int().min(1).max(10_000).default(1),
          }),
          response: { 200: schemas.OwnProducts, ...ERROR_RESPONSES },
        },
      },
      async (request) => {
        const { asOf, page, pages, total, products } = await reporting.products(
          request.actor!,
          request.query,
        );
        return { asOf, page, pages, total, products };
      },
    );

    app.post(
      '/reporting/check',
      {
        ...write,
        schema: {
          tags: TAGS,
          operationId: 'checkReport',
          summary: '報告を確かめる（何も保存しない）',
          description: '変わるセルと、誤りと注意を返します。',
          body: schemas.CheckBody,
          response: { 200: schemas.CheckResult, ...ERROR_RESPONSES },
        },
      },
      async ({ actor, body }) => {
        const { rows, unchanged, changes, errors, warnings } = await reporting.check(actor!, body.reports);
        return {
          rows,
          unchanged,
          changes: changes.map(({ status: _, row: __, ...change }) => change),
          errors,
          warnings,
        };
      },
    );

    app.post(
      '/reporting/submissions',
      {
        ...write,
        schema: {
          tags: TAGS,
          operationId: 'submitReport',
          summary: '供給状況報告を提出する',
          description:
            '誤りがあれば何も受け付けません（422。何が誤りかは /reporting/check が返します）。ほかの人の報告や新しい一覧で版が変わっていれば409です。' +
            '次の一覧の公開（毎日の決まった時刻）で載ります。',
          headers: schemas.IdempotencyHeaders,
          body: schemas.SubmitBody,
          response: { 201: schemas.ReceiptBody, ...ERROR_RESPONSES },
        },
      },
      async (request, reply) => {
        const { reports, acknowledged, corrects } = request.body;
        const receipt = await reporting.submit(request.actor!, {
          channel: 'api',
          items: reports,
          acknowledged,
          corrects,
          idempotencyKey: request.headers['idempotency-key'],
        });
        return reply.code(201).send(receipt);
      },
    );

    app.post(
      '/reporting/no-change',
      {
        ...write,
        schema: {
          tags: TAGS,
          operationId: 'reportNoChange',
          summary: '今月は全品目に変更がないと報告する',
          description: '同じ月の2回目からは、初めの受付控を返します。',
          response: { 201: schemas.ReceiptBody, ...ERROR_RESPONSES },
        },
      },
      async ({ actor }, reply) => reply.code(201).send(await reporting.noChange(actor!)),
    );

    app.get(
      '/reporting/submissions/:number',
      {
        ...read,
        schema: {
          tags: TAGS,
          operationId: 'getSubmission',
          summary: '提出の受付控',
          params: z.object({ number: z.string().max(50) }),
          response: { 200: schemas.ReceiptBody, ...ERROR_RESPONSES },
        },
      },
      async ({ actor, params }) => {
        const receipt = await reporting.submission(actor!, params.number);
        if (!receipt) throw new AnteiError('not-found', `受付番号 ${params.number} の提出はありません。`);
        return receipt;
      },
    );
  };
}

/** Before the fields are copied one by one. @throws AnteiError `bad-request` */
function refuseManyFields(body: unknown): void {
  const { reports } = Object(body) as { reports?: unknown };
  if (!Array.isArray(reports)) return;
  for (const item of reports)
    for (const part of [item, Object(item).status])
      if (Object.keys(Object(part)).length > MAX_FIELDS)
        throw new AnteiError('bad-request', `1つの品目の項目は${MAX_FIELDS}個までです。`);
}
