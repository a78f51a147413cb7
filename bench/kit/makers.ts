/** Makers with a given number of products, signed in, and what they upload. */
import * as XLSX from '@e965/xlsx';
import type { Pool } from 'pg';
import { addOrganisation, signIn } from '../../src/access/testing.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { COLUMN } from '../../src/supply/official/columns.ts';
import { REASON_TEXT, RESPONSE_TEXT, VOLUME_TEXT } from '../../src/supply/official/official-layout.ts';

export interface Maker {
  cookie: string;
  products: number;
}

/** Somebody of the organisation that has the most products in the list. */
export async function largestMaker(pool: Pool): Promise<Maker> {
  const { rows } = await pool.query<{ id: number; publicId: string; name: string; products: number }>(
    `select o.id, o.public_id as "publicId", o.name, count(*)::int as products
     from supply_interval i join supply_version v on v.id = i.version_id join organisation_maker m on m.mah = v.mah
     join organisation o on o.id = m.organisation_id
     where i.valid_to is null group by o.id order by products desc limit 1`,
  );
  const { products, ...organisation } = rows[0]!;
  const world = { pool, clock: systemClock };
  const { cookie } = await signIn(world, { ...organisation, kind: 'manufacturer', makers: [], demo: true });
  return { cookie, products };
}

/** As many makers whose names in the list have at least `products` products together; no name goes to two. */
export async function makeMakers(pool: Pool, count: number, products: number): Promise<Maker[]> {
  const { rows } = await pool.query<{ mah: string; products: number }>(
    `select v.mah, count(*)::int as products from supply_interval i join supply_version v on v.id = i.version_id
     where i.valid_to is null and not exists (select from organisation_maker m where m.mah = v.mah)
     group by v.mah order by products desc, v.mah`,
  );
  const makers: Maker[] = [];
  while (makers.length < count) {
    const names: string[] = [];
    let sum = 0;
    while (sum < products) {
      // The largest that fits, or the smallest of all: what is left stays useful.
      const fits = rows.findIndex((one) => one.products <= products - sum);
      const [one] = rows.splice(fits < 0 ? rows.length - 1 : fits, 1);
      if (!one) throw new Error(`the list has no ${products} products left for maker ${makers.length}`);
      names.push(one.mah);
      sum += one.products;
    }
    const world = { pool, clock: systemClock };
    const organisation = await addOrganisation(world, 'manufacturer', `計測${makers.length}`, names);
    makers.push({ cookie: (await signIn(world, organisation)).cookie, products: sum });
  }
  return makers;
}

/** A maker's own list with its first rows made limited, as somebody would in a spreadsheet. */
export function edited(template: Uint8Array, keep: number, changed: number): Buffer {
  const book = XLSX.read(template, { dense: true });
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  const data = sheet['!data'] as (XLSX.CellObject | undefined)[][];
  data.length = Math.min(data.length, keep + 2);
  const put = (row: number, column: number, text: string) => {
    data[row]![column] = { t: 's', v: text };
  };
  for (let row = 2; row < Math.min(data.length, changed + 2); row++) {
    put(row, COLUMN.response, RESPONSE_TEXT.limitedOther);
    put(row, COLUMN.reason, REASON_TEXT.manufacturing);
    put(row, COLUMN.outlook, 'ウ. 未定');
    put(row, COLUMN.outlookText, '');
    put(row, COLUMN.volume, VOLUME_TEXT.decreased);
    delete data[row]![COLUMN.volumeOutlook];
    delete data[row]![COLUMN.volumeOutlookPercent];
  }
  sheet['!ref'] = `A1:U${data.length}`;
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
