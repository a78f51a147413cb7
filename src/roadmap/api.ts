/** The room's routes below /api/v1/roadmap. All give what was known at the end of `asOf`, today without it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { tagReplies } from '../platform/http/cache.ts';
import { DateParam, ERROR_RESPONSES, fileAnswer } from '../platform/http/schemas.ts';
import * as schemas from './api-schemas.ts';
import { initiativesCsv, kpisCsv, pointsCsv } from './export-rows.ts';
import { ACTORS, INITIATIVE_KINDS, STATES } from './model.ts';
import type { Roadmap } from './roadmap.ts';
import { STANDINGS } from './state-wording.ts';
import type { InitiativeView } from './views.ts';

const TAGS = ['ロードマップ'];
const OPTIONS = { config: { access: 'public' as const, rateLimit: {} } };
const CSV = fileAnswer(['text/csv']);

// Replies are parsed by these: views hold more than the API promises.
const Initiatives = z.object({ items: z.array(schemas.Initiative) });
const Kpis = z.object({ items: z.array(schemas.Kpi) });
const Updates = z.object({ items: z.array(schemas.Update) });

const asOf = DateParam.optional().meta({ description: 'この日の終わりに分かっていたこと（既定は今日）' });
const AsOf = z.object({ asOf });
const id = (of: string) =>
  z.object({
    id: z
      .string()
      .max(100)
      .meta({ description: `${of}のid` }),
  });
const Filter = z.object({
  document: z.string().max(100).optional().meta({ description: '資料のid' }),
  kind: schemas.keys(INITIATIVE_KINDS).optional(),
  actor: schemas.keys(ACTORS).optional(),
  chapter: z.string().max(400).optional().meta({ description: '章の見出し（資料の言葉のまま）' }),
  state: z
    .enum(['none', ...(Object.keys(STATES) as (keyof typeof STATES)[])])
    .optional()
    .meta({ description: `none=報告なし, ${schemas.words(STATES)}` }),
  gap: z.enum(['no-status', 'overdue']).optional().meta({
    deprecated: true,
    description: 'standing を使ってください',
  }),
  standing: schemas.keys(STANDINGS).optional().meta({ description: '状況を時期とあわせたもの' }),
  kpi: z.string().max(100).optional().meta({ description: 'KPIのid' }),
  asOf,
});

/** The routes of initiatives, KPIs and what changed. */
export function roadmapApi(roadmap: Roadmap): FastifyPluginAsyncZod {
  return async (app) => {
    tagReplies(app);
    await app.register(initiativeRoutes(roadmap), { prefix: '/roadmap' });
    await app.register(kpiRoutes(roadmap), { prefix: '/roadmap' });
    app.get(
      '/roadmap/updates',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'listRoadmapUpdates',
          summary: '状態・値・目標・意見の登録と取り下げ（新しい順）',
          'x-example': '/api/v1/roadmap/updates',
          querystring: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100), asOf }),
          response: { 200: Updates, ...ERROR_RESPONSES },
        },
      },
      async ({ query }) => Updates.parse({ items: await roadmap.updates(query.limit, query.asOf) }),
    );
  };
}

function initiativeRoutes(roadmap: Roadmap): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/initiatives',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'listInitiatives',
          summary: '資料にあるすべての取組と、その状態',
          'x-example': '/api/v1/roadmap/initiatives',
          querystring: Filter,
          response: { 200: Initiatives, ...ERROR_RESPONSES },
        },
      },
      async ({ query: { asOf, ...filter } }) =>
        Initiatives.parse({ items: (await roadmap.initiatives(filter, asOf)).map(inVersion1) }),
    );

    app.get(
      '/initiatives.csv',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'downloadInitiatives',
          summary: '取組のCSV',
          'x-example': '/api/v1/roadmap/initiatives.csv',
          querystring: Filter,
          response: CSV,
        },
      },
      async ({ query: { asOf, ...filter } }, reply) => {
        const rows = await roadmap.initiatives(filter, asOf);
        return reply
          .headers(download('initiatives'))
          .send(initiativesCsv(rows, roadmap.register.documents).toString());
      },
    );

    app.get(
      '/initiatives/:id',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'getInitiative',
          summary: '1つの取組',
          'x-example': '/api/v1/roadmap/initiatives/roadmap-self-inspection',
          params: id('取組'),
          querystring: AsOf,
          response: { 200: schemas.Initiative, ...ERROR_RESPONSES },
        },
      },
      async ({ params, query }) =>
        schemas.Initiative.parse(inVersion1(await roadmap.initiative(params.id, query.asOf))),
    );
  };
}

/** Codes of the first version keep their meaning; what is newer has a property of its own. */
const inVersion1 = (one: InitiativeView) => ({ ...one, gap: one.firstGap });

function kpiRoutes(roadmap: Roadmap): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/kpis',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'listKpis',
          summary: 'すべてのKPIの目標、値、進み具合',
          'x-example': '/api/v1/roadmap/kpis',
          querystring: AsOf,
          response: { 200: Kpis, ...ERROR_RESPONSES },
        },
      },
      async ({ query }) => Kpis.parse({ items: await roadmap.kpis(query.asOf) }),
    );

    const files = [
      ['kpis', 'downloadKpis', 'KPIの目標と進み具合のCSV', kpisCsv],
      ['points', 'downloadKpiPoints', 'KPIの値のCSV（1行に1つの値）', pointsCsv],
    ] as const;
    for (const [name, operationId, summary, write] of files)
      app.get(
        `/${name}.csv`,
        {
          ...OPTIONS,
          schema: {
            tags: TAGS,
            operationId,
            summary,
            'x-example': `/api/v1/roadmap/${name}.csv`,
            querystring: AsOf,
            response: CSV,
          },
        },
        async ({ query }, reply) => {
          const rows = await roadmap.kpis(query.asOf);
          return reply.headers(download(name)).send(write(rows, roadmap.register.documents).toString());
        },
      );

    app.get(
      '/kpis/:id',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'getKpi',
          summary: '1つのKPI',
          'x-example': '/api/v1/roadmap/kpis/generic-volume-share',
          params: id('KPI'),
          querystring: AsOf,
          response: { 200: schemas.Kpi, ...ERROR_RESPONSES },
        },
      },
      async ({ params, query }) => schemas.Kpi.parse(await roadmap.kpi(params.id, query.asOf)),
    );
  };
}

function download(name: string): Record<string, string> {
  return {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="antei-roadmap-${name}.csv"`,
  };
}
