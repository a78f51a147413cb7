import type { IsoDate } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/connection.ts';
import type { ShipmentResponse, SupplyStates } from '../model.ts';

/**
 * Which products are limited or stopped as of the newest edition not after a date (null: of all); null where there is none.
 * @param invented true asks the demonstration's editions, which say nothing of real products, and false all others
 */
export async function supplyStates(
  db: Queryable,
  notAfter: IsoDate | null,
  invented = false,
): Promise<SupplyStates | null> {
  const { rows: editions } = await db.query<{ asOf: IsoDate | null }>(
    `select max(as_of) as "asOf" from edition where ($1::date is null or as_of <= $1::date) and (source = 'demo') = $2`,
    [notAfter, invented],
  );
  const asOf = editions[0]!.asOf;
  if (asOf === null) return null;
  const { rows } = await db.query<{ code: string; response: ShipmentResponse }>(
    'select p.yj_code as code, v.response from supply_at($1) v join product_codes() p on p.id = v.product_id',
    [asOf],
  );
  const codes = (of: (response: ShipmentResponse) => boolean) =>
    new Set(rows.filter(({ response }) => of(response)).map(({ code }) => code));
  return {
    asOf,
    limited: codes((response) => response.startsWith('limited')),
    stopped: codes((response) => response === 'stopped'),
    listed: codes(() => true),
  };
}
