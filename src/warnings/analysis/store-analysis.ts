/** SQL of what the ministry's analysis is made of. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool } from '../../platform/database/connection.ts';
import type { Cause, State } from '../model.ts';

export interface StoredAnalysisRow {
  number: string;
  /** Of all its products, by their names in the list on the day of the report. */
  products: { yjCode: string; productName: string }[];
  cause: Cause;
  state: State;
  receivedOn: IsoDate;
  /** Of the last step; of the receipt where there was none. */
  stateSince: IsoDate;
  dueOn: IsoDate | null;
  assigneeId: number | null;
  /** The end that is in force; null before one, and again once reopened. */
  outcome: 'prevented' | 'shortage' | null;
  resolvedOn: IsoDate | null;
}

/** Every warning, oldest first, with no more of what it says than is counted: a few thousand in years, one pass over the events. */
export async function analysisRows(pool: Pool): Promise<StoredAnalysisRow[]> {
  const { rows } = await pool.query<StoredAnalysisRow>(
    `select w.number, w.cause, w.state, (w.received_at at time zone 'Asia/Tokyo')::date as "receivedOn",
       (select jsonb_agg(jsonb_build_object('yjCode', p.it->'yjCode', 'productName', p.it->'productName') order by p.nr)
         from jsonb_array_elements(jsonb_build_array(w.content) || (w.content->'more')) with ordinality p (it, nr)) as products,
       (coalesce(m.last, w.received_at) at time zone 'Asia/Tokyo')::date as "stateSince",
       w.due_on as "dueOn", w.assignee_id as "assigneeId", case when w.resolved_at is not null then m.outcome end as outcome,
       (w.resolved_at at time zone 'Asia/Tokyo')::date as "resolvedOn"
     from early_warning w
     left join (
       select warning_id, max(at) as last,
         (array_agg(content->>'to' order by id desc) filter (where content->>'to' in ('prevented', 'shortage')))[1] as outcome
       from early_warning_event where kind = 'move' group by warning_id
     ) m on m.warning_id = w.id
     order by w.id`,
  );
  return rows;
}

/** Every declaration of a source. */
export async function allDeclarations(
  pool: Pool,
): Promise<{ yjCode: string; singleSource: boolean; countries: string[] }[]> {
  const { rows } = await pool.query<{ yjCode: string; singleSource: boolean; countries: string[] }>(
    `select p.yj_code as "yjCode", d.single_source as "singleSource", d.countries
     from source_declaration d join product_codes() p on p.id = d.product_id order by p.yj_code`,
  );
  return rows;
}
