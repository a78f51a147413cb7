/** For tests only: made-up editions in time, and all that is published of them. */
import fc from 'fast-check';
import { addDays, type IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Cell, ChangeKind, Direction } from './model.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from './official/official-layout.ts';
import { row } from './testing.ts';

export const CODES = ['1149019F1560', '1149019F1561', '2149001F1010', 'X00110'];

/** Everything that readers can see of history and changes, without the numbers that only count. */
export async function published({ pool }: Context) {
  const history = await pool.query<{
    yj_code: string;
    valid_from: IsoDate;
    valid_to: IsoDate | null;
    cells: Cell[] | null;
  }>(
    `select p.yj_code, i.valid_from, i.valid_to, v.cells from supply_interval i join product p on p.id = i.product_id
     left join supply_version v on v.id = i.version_id order by 1, 2`,
  );
  const changes = await pool.query<{
    yj_code: string;
    as_of: IsoDate;
    previous_as_of: IsoDate;
    kinds: ChangeKind[];
    before: Record<string, Cell>;
    after: Record<string, Cell>;
    direction: Direction;
    notable: boolean;
  }>(
    `select p.yj_code, c.as_of, c.previous_as_of, c.kinds, c.before, c.after, c.direction, c.notable
     from supply_change c join product p on p.id = c.product_id where not retracted order by 1, 2`,
  );
  const counts = await pool.query('select * from edition_count order by 1, 2, 3, 4, 5');
  return { history: history.rows, changes: changes.rows, counts: counts.rows };
}

export async function emptySupply({ pool }: Context) {
  await pool.query(
    'truncate supply_change, supply_interval, supply_version, edition_count, edition, edition_date, product cascade',
  );
}

/** Made-up editions: for a few days, which of a few products are listed and in what state. */
const statuses = fc.record({
  response: fc.constantFrom(...Object.values(RESPONSE_TEXT)),
  volume: fc.constantFrom(...Object.values(VOLUME_TEXT)),
});
const listed = (code: string) => statuses.map((status) => row(code, status));
const states = fc.tuple(
  ...CODES.slice(1).map((code) => fc.option(listed(code), { freq: 3 })),
  listed(CODES[0]!),
);
export const timelines = fc
  .uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 })
  .chain((days) => fc.tuple(...days.map((day) => fc.tuple(fc.constant(addDays('2026-01-05', day)), states))));
