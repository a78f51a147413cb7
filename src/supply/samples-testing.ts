import type { RoomSamples } from '../../test/access-samples.ts';
import type { Context } from '../platform/context.ts';

/** A product of every response and volume that there is. */
async function everyStatus({ pool }: Pick<Context, 'pool'>) {
  const { rows } = await pool.query<{ code: string; ingredient: string; mah: string; class: string }>(
    `select distinct on (v.response) p.yj_code as code, v.ingredient, v.mah, v.therapeutic_class as class
     from supply_interval i join supply_version v on v.id = i.version_id join product p on p.id = i.product_id
     where i.valid_to is null and length(p.yj_code) = 12`,
  );
  return rows;
}

/** Three products that may stand in for each other. */
async function codesOfOneIngredient({ pool }: Pick<Context, 'pool'>): Promise<string[]> {
  const { rows } = await pool.query<{ codes: string[] }>(
    `select (array_agg(yj_code order by yj_code))[1:3] as codes from product where length(yj_code) = 12
     group by left(yj_code, 9) having count(*) >= 3 order by left(yj_code, 9) limit 1`,
  );
  return rows[0]!.codes;
}

const SHORT_CODE = 'select yj_code as code from product where length(yj_code) = 6 limit 1';

export default {
  answers: {
    'get /api/v1/editions/{asOf}/{file}': async () =>
      ['xlsx', 'json', 'parquet'].map((format) => ({ url: `/api/v1/editions/latest/supply.${format}` })),
  },
  axe: {
    addresses: {
      search: async () => ['/search?q=デモ', '/search?q=そんな薬はない', '/search?q=【般】デモシン錠10mg'],
      compare: async (context) => {
        const [codes, [unlike]] = [await codesOfOneIngredient(context), await everyStatus(context)];
        const query = [...codes, unlike!.code].map((code) => `code=${code}`).join('&');
        return ['/compare', `/compare?${query}`, `/compare?${query}&${query.replaceAll('=', '=9')}`];
      },
      'products/:yjCode': async (context) => {
        const { rows } = await context.pool.query<{ code: string }>(SHORT_CODE);
        return [...(await everyStatus(context)), ...rows].map(({ code }) => `/products/${code}`);
      },
      'ingredients/:name': async (context) => [
        `/ingredients/${encodeURIComponent((await everyStatus(context))[0]!.ingredient)}`,
      ],
      'makers/:name': async (context) => [
        `/makers/${encodeURIComponent((await everyStatus(context))[0]!.mah)}`,
      ],
      'classes/:name': async (context) => [
        `/classes/${encodeURIComponent((await everyStatus(context))[0]!.class)}`,
      ],
      'data/:asOf': async () => ['/data/2026-08-18'],
    },
  },
} satisfies RoomSamples;
