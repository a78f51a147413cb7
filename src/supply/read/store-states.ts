import { type Kysely, sql } from 'kysely';
import type { IsoDate } from '../../platform/clock.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { ShipmentResponse, SupplyStates } from '../model.ts';

/** Which products are limited or stopped as of the newest edition not after a date (null: of all); null where there is none. */
export async function supplyStates(
  db: Kysely<Tables>,
  notAfter: IsoDate | null,
): Promise<SupplyStates | null> {
  const { rows: editions } = await sql<{ asOf: IsoDate | null }>`
    select max(as_of) as "asOf" from edition where ${notAfter}::date is null or as_of <= ${notAfter}::date`.execute(
    db,
  );
  const asOf = editions[0]!.asOf;
  if (asOf === null) return null;
  const { rows } = await sql<{ code: string; response: ShipmentResponse }>`
    select p.yj_code as code, v.response from supply_interval i
    join supply_version v on v.id = i.version_id join product p on p.id = i.product_id
    where i.valid_from <= ${asOf} and (i.valid_to > ${asOf} or i.valid_to is null)`.execute(db);
  const codes = (of: (response: ShipmentResponse) => boolean) =>
    new Set(rows.filter(({ response }) => of(response)).map(({ code }) => code));
  return {
    asOf,
    limited: codes((response) => response.startsWith('limited')),
    stopped: codes((response) => response === 'stopped'),
    listed: codes(() => true),
  };
}
