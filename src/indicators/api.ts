/**
 * The room's JSON routes below /api/v1/indicators. What a stranger can make the machine compute is bounded: an answer is of a
 * dataset, a list of codes and an edition that are there (any other date is resolved to the one in force, or refused), three such views
 * are kept, each with the answers already given, and addresses have a rate limit.
 */
import { hash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Context } from '../platform/context.ts';
import { isHeld, tagReplies } from '../platform/http/cache.ts';
import { ERROR_RESPONSES, fileAnswer } from '../platform/http/schemas.ts';
import * as schemas from './api-schemas.ts';
import { openPart } from './datasets/dataset-folder.ts';
import { AnteiError } from './errors.ts';
import {
  FamilyParam,
  FigureParams,
  idParam,
  PrefectureParam,
  toFigureQuery,
  ViewParams,
} from './figures/figure-params.ts';
import { drawFigures, figuresFileName } from './figures/figures-file.ts';
import { figuresJson } from './figures/figures-json.ts';
import type { Indicators } from './indicators.ts';
import { officialSeries } from './measures/official-series/series.ts';
import type { Dataset } from './model.ts';
import { cellsFile, LICENCE } from './views/read-dataset.ts';
import { ALL_ROUNDS } from './views/read-measure-trend.ts';
import { trendJson } from './views/trend-json.ts';

const TAGS = ['指標'];
const OPTIONS = { config: { access: 'public' as const, rateLimit: {} } };
const PARQUET = 'application/vnd.apache.parquet';

// Views hold more than the API promises: their replies are parsed by its shapes.

/** The routes of measures, figures and datasets. */
export function indicatorsApi(
  context: Pick<Context, 'settings' | 'drawer'>,
  indicators: Indicators,
): FastifyPluginAsyncZod {
  return async (app) => {
    tagReplies(app);
    await app.register(measureRoutes(context, indicators));
    await app.register(datasetRoutes(context, indicators));
    await app.register(viewRoutes(indicators));
  };
}

function measureRoutes({ drawer }: Pick<Context, 'drawer'>, indicators: Indicators): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/indicators/measures',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'listMeasures',
          summary: '指標の定義の一覧',
          'x-example': '/api/v1/indicators/measures',
          response: { 200: z.object({ items: z.array(schemas.Measure) }), ...ERROR_RESPONSES },
        },
      },
      async () => ({ items: await indicators.withTargets() }),
    );

    app.get(
      '/indicators/measures/:id',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'getMeasure',
          summary: '1つの指標の定義',
          'x-example': '/api/v1/indicators/measures/generic-volume-share',
          params: z.object({ id: idParam('指標') }),
          response: { 200: schemas.Measure, ...ERROR_RESPONSES },
        },
      },
      async ({ params }) => indicators.withTarget(params.id),
    );

    app.get(
      '/indicators/figures',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'getFigures',
          summary: '指標の値（上下限つき）',
          description:
            '割合は0〜1、金額は円です。value は秘匿されたセルを0とした値で、真の値は lower と upper の間にあります。JSONは `antei indicators --json` と同じです。dataset=all では、取り込まれたすべての回の値を年ごとに並べ、1年あたりの変化、目標に達した年か達する見込み、数え方の違いを添えます（JSONのみ）。',
          querystring: FigureParams,
          response: fileAnswer(['text/csv', PARQUET], z.union([schemas.Figures, schemas.Trend])),
        },
      },
      async (request, reply) => {
        const { format } = request.query;
        if (request.query.dataset === ALL_ROUNDS) {
          if (format !== 'json')
            throw new AnteiError('bad-request', 'dataset=all（すべての回）は format=json だけです。');
          return trendJson(await indicators.trend(toFigureQuery(request.query)));
        }
        const table = await indicators.figures(toFigureQuery(request.query));
        const json = figuresJson(table);
        if (format === 'json') return json;
        // The same figures give the same file: a client that has it need not ask for it again.
        const tag = hash('sha1', `${format} ${JSON.stringify(json)}`, 'base64url');
        if (isHeld(request, reply, tag)) return reply.send(undefined as never);
        const dataset = (await indicators.datasets()).find(({ id }) => id === table.dataset)!;
        const bytes = await drawFigures(drawer, { table, dataset, format, tag });
        return reply
          .header('Content-Disposition', `attachment; filename="${figuresFileName(table, format)}"`)
          .type(format === 'csv' ? 'text/csv; charset=utf-8' : PARQUET)
          .send(bytes as never);
      },
    );

    app.get(
      '/indicators/series',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'listOfficialSeries',
          summary: '公表されている値（出典と引用つき）',
          'x-example': '/api/v1/indicators/series',
          querystring: z.object({
            measure: idParam('指標').optional().meta({ description: 'この指標と並べて見るものだけ' }),
          }),
          response: { 200: z.object({ items: z.array(schemas.Series) }), ...ERROR_RESPONSES },
        },
      },
      async ({ query }) => ({
        items: officialSeries(query.measure && indicators.measure(query.measure).id),
      }),
    );
  };
}

function datasetRoutes(
  { settings }: Pick<Context, 'settings'>,
  indicators: Indicators,
): FastifyPluginAsyncZod {
  return async (app) => {
    const id = idParam('データセット');

    app.get(
      '/indicators/datasets',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'listDatasets',
          summary: '取り込まれたデータセット（新しい順）',
          'x-example': '/api/v1/indicators/datasets',
          response: { 200: z.object({ items: z.array(schemas.Dataset) }), ...ERROR_RESPONSES },
        },
      },
      async () => ({ items: (await indicators.datasets()).map(toDataset) }),
    );

    app.get(
      '/indicators/datasets/:id',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'getDataset',
          summary: '1つのデータセット。シート、秘匿の規則、リストにないコード、利用条件',
          params: z.object({ id }),
          response: { 200: schemas.DatasetDetail, ...ERROR_RESPONSES },
        },
      },
      async ({ params }) => {
        const { dataset, codes, serving, coverage, warnings, unmapped, citation } = await indicators.dataset(
          params.id,
        );
        return {
          ...toDataset(dataset),
          codes,
          serving,
          coverage,
          warnings,
          unmapped,
          licence: `${LICENCE.name} ${LICENCE.url}`,
          citation,
        };
      },
    );

    app.get(
      '/indicators/datasets/:id/parts/:file',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'downloadDatasetPart',
          summary: 'シートのすべてのセル（Parquet）',
          description:
            'file は データセットの parts にある parquetSha256 に .parquet を付けたものです。アドレスが中身を名指すため、内容は変わりません。',
          params: z.object({
            id,
            file: z
              .string()
              .regex(/^[0-9a-f]{64}\.parquet$/, 'parquetSha256（64桁）に .parquet を付けた名前'),
          }),
          response: fileAnswer([PARQUET]),
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const sha256 = request.params.file.slice(0, 64);
        const dataset = (await indicators.datasets()).find((one) => one.id === id);
        if (!dataset) throw new AnteiError('no-dataset', `データセット「${id}」はありません。`);
        const part = dataset.parts.find(({ parquetSha256 }) => parquetSha256 === sha256);
        if (!part || cellsFile(dataset, part) === null)
          throw new AnteiError(
            'not-found',
            `データセット「${id}」に、渡せるファイル ${sha256}.parquet はありません。`,
          );
        if (isHeld(request, reply, sha256)) return reply.send(undefined);
        const { size, stream } = await openPart(settings, dataset.id, part);
        reply
          .header('Content-Length', size.toString())
          .header('Content-Disposition', `attachment; filename="${dataset.id}-${part.parquet}"`)
          .type(PARQUET);
        return reply.send(stream);
      },
    );
  };
}

function toDataset({ parts, importedAt, ...dataset }: Dataset) {
  return {
    ...dataset,
    importedAt: importedAt.toISOString(),
    parts: parts.map(({ parquet: _, reading: _r, ...part }) => ({
      ...part,
      download: cellsFile(dataset, part),
    })),
  };
}

type View = z.infer<typeof ViewParams>;

/** Pages leave out what is not there; a program gets an error. @throws AnteiError as `figures` does */
async function checkView(indicators: Indicators, view: View): Promise<void> {
  await indicators.figures({ ...view, measure: 'generic-volume-share', by: 'nation' });
}

function toParams(view: View): URLSearchParams {
  return new URLSearchParams(
    Object.entries(view).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

const noData = () =>
  new AnteiError('no-dataset', 'データセットか、薬価と後発医薬品の区分のリストがありません。');

function viewRoutes(indicators: Indicators): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/indicators/prefectures/:code',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'getPrefecture',
          summary:
            '1つの都道府県。指標を全国・中央値と並べた一覧、処方の場、薬効分類ごとの余地、バイオ後続品',
          params: z.object({ code: PrefectureParam }),
          querystring: ViewParams,
          response: { 200: schemas.PrefectureProfile, ...ERROR_RESPONSES },
        },
      },
      async ({ params, query }) => {
        await checkView(indicators, query);
        const page = await indicators.prefecturePage(params.code, toParams(query));
        if (page === null || page === 'unknown') throw noData();
        const profile = page.profile.map(({ measure, ...row }) => ({ measure: measure.id, ...row }));
        return schemas.PrefectureProfile.parse({ ...page, profile });
      },
    );

    app.get(
      '/indicators/classes',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'getClasses',
          summary: '薬効分類ごとの数量シェアと金額シェア、同じ線に届いたときの節約額',
          querystring: ViewParams,
          response: { 200: schemas.Classes, ...ERROR_RESPONSES },
        },
      },
      async ({ query }) => {
        await checkView(indicators, query);
        const page = await indicators.classesPage(toParams(query));
        if (page === null) throw noData();
        const { volume, value, slope, rows, leftOut, saving, source } = page;
        return schemas.Classes.parse({ source, volume, value, slope, rows, leftOut, saving });
      },
    );

    app.get(
      '/indicators/biosimilars',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'listBiosimilars',
          summary: 'バイオ後続品の成分ごとの使用割合、薬価差、効果額',
          querystring: ViewParams,
          response: { 200: schemas.Biosimilars, ...ERROR_RESPONSES },
        },
      },
      async ({ query }) => schemas.Biosimilars.parse(await indicators.biosimilars(query)),
    );

    app.get(
      '/indicators/biosimilars/:family',
      {
        ...OPTIONS,
        schema: {
          tags: TAGS,
          operationId: 'getBiosimilar',
          summary: '1つの成分のバイオ後続品。品目、都道府県・処方の場ごとの使用割合、薬価',
          params: z.object({ family: FamilyParam }),
          querystring: ViewParams,
          response: { 200: schemas.BiosimilarFamily, ...ERROR_RESPONSES },
        },
      },
      async ({ params, query }) => {
        const view = await indicators.family(params.family, query);
        if (!view)
          throw new AnteiError(
            'not-found',
            `バイオ医薬品の系列「${params.family}」は、使うリストにありません。系列は /api/v1/indicators/biosimilars にあります。`,
          );
        return schemas.BiosimilarFamily.parse(view);
      },
    );
  };
}
