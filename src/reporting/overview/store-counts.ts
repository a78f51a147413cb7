/** SQL by which a maker's products that ask for it are counted, without reading them all. */
import type { IsoDate } from '../../platform/clock.ts';
import type { Pool } from '../../platform/database/connection.ts';
import type { Cell, ShipmentResponse, ShipmentVolume } from '../../supply/model.ts';

/** A product whose state the stored columns do not say: its row with the report that waits, if there is one. */
export interface UnreadRow {
  cells: Cell[];
  /** ⑫ to ⑳ of an accepted report that no edition carries yet. */
  reported: Cell[] | null;
  reportedOn: IsoDate | null;
}

export interface OwnCounts {
  /** Products with a draft. */
  draft: number;
  /** In trouble, with a forecast that has passed or without a word for too long; of those that the columns tell of. */
  stale: number;
  /** Few: what waits for the next edition, and trouble that the list gives no day of. */
  unread: UnreadRow[];
}

export interface StaleRule {
  /** Of all responses and volumes those that are trouble. */
  responses: readonly ShipmentResponse[];
  volumes: readonly ShipmentVolume[];
  today: IsoDate;
  /** Whoever last said something before this day has been silent for too long. */
  silentBefore: IsoDate;
  confirmedOn: IsoDate | null;
}

/** @param asOf the newest edition */
export async function countOwn(
  pool: Pool,
  { id, makers }: { id: number; makers: readonly string[] },
  asOf: IsoDate,
  rule: StaleRule,
): Promise<OwnCounts> {
  const { rows } = await pool.query<OwnCounts>(
    `with own as (
       select v.product_id, v.cells, r.reported_on,
         v.response = any($4) or v.volume = any($5) as troubled,
         greatest(v.response_updated_on, v.updated_on) as written_on,
         case when v.forecast_event is not null then coalesce(v.forecast_latest, v.forecast_earliest) end as ends,
         case when r.overtaken_on is null and r.published_on is null then r.cells end as reported
       from supply_at($1) v
       left join lateral (
         select * from supply_report r where r.product_id = v.product_id order by r.id desc limit 1) r on true
       where v.mah = any($2)),
     judged as (select *, reported is not null or troubled and written_on is null as unread from own)
     select
       (select count(*)::int from report_draft d where d.organisation_id = $3
          and exists (select from own where own.product_id = d.product_id)) as draft,
       count(*) filter (where not unread and troubled
         and (ends < $6 or greatest(written_on, reported_on, $8) < $7))::int as stale,
       coalesce(json_agg(json_build_object('cells', cells, 'reported', reported, 'reportedOn', reported_on))
         filter (where unread), '[]') as unread
     from judged`,
    [asOf, makers, id, rule.responses, rule.volumes, rule.today, rule.silentBefore, rule.confirmedOn],
  );
  return rows[0]!;
}
