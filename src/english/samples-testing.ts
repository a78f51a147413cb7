import type { RoomSamples } from '../../test/access-samples.ts';

/** A product of every response, one of them in a code without structure. */
const PRODUCTS = `
  select distinct on (v.response, length(p.yj_code) = 6) p.yj_code as code
  from supply_interval i join supply_version v on v.id = i.version_id join product p on p.id = i.product_id
  where i.valid_to is null`;

export default {
  axe: {
    addresses: {
      'en/search': async () => [
        '/en/search?q=デモ',
        '/en/search?q=infliximab',
        '/en/search?response=stopped',
      ],
      'en/products/:yjCode': async ({ pool }) => {
        const { rows } = await pool.query<{ code: string }>(PRODUCTS);
        return ['/en/products/000000000000', ...rows.map(({ code }) => `/en/products/${code}`)];
      },
    },
  },
} satisfies RoomSamples;
