/** SQL of what waits for somebody: counted for the page of their work, and told when its day comes. */
import type { IsoDate } from '../../platform/clock.ts';
import type { Pool } from '../../platform/database/connection.ts';
import type { State } from '../model.ts';

/** What is to be done with a warning, and by whom. */
export interface OpenWarning {
  state: State;
  /** Of the last step; of the receipt where there was none. */
  stateSince: IsoDate;
  dueOn: IsoDate | null;
  assigneeId: number | null;
  /** The assignee, if they act for the ministry still and mails reach them. */
  reached: number | null;
}

/** Warnings that are not ended, as state.ts has it. */
export async function openWarnings(pool: Pool): Promise<OpenWarning[]> {
  const { rows } = await pool.query<OpenWarning>(
    `select w.state, w.due_on as "dueOn", w.assignee_id as "assigneeId",
       (coalesce((select max(e.at) from early_warning_event e where e.warning_id = w.id and e.kind = 'move'), w.received_at)
         at time zone 'Asia/Tokyo')::date as "stateSince",
       (select o.person_id from officers() o where o.person_id = w.assignee_id and o.has_mail limit 1) as reached
     from early_warning w where w.state in ('received', 'triage', 'coordinating')`,
  );
  return rows;
}

/**
 * Requests to makers (column ⑦) without an answer, and those of them whose day has passed. Once the warning that they were made for has
 * ended, nobody waits for them.
 */
export async function countRequests(
  pool: Pool,
  makers: readonly string[],
  today: IsoDate,
): Promise<{ open: number; over: number }> {
  const { rows } = await pool.query<{ open: number; over: number }>(
    `select count(*)::int as open, count(*) filter (where r.due_on < $2)::int as over
     from supply_request r join early_warning w on w.id = r.warning_id
     where r.mah = any($1) and r.answer is null and w.state in ('received', 'triage', 'coordinating')`,
    [makers, today],
  );
  return rows[0]!;
}

/** Requests without an answer that have a day and are waited for, by the organisation that is asked. */
export async function requestDays(pool: Pool): Promise<{ organisation: number; dueOn: IsoDate }[]> {
  const { rows } = await pool.query<{ organisation: number; dueOn: IsoDate }>(
    `select m.organisation_id as organisation, r.due_on as "dueOn"
     from supply_request r join early_warning w on w.id = r.warning_id
     join maker_organisations() m on m.mah = r.mah and not m.closed
     where r.answer is null and r.due_on is not null and w.state in ('received', 'triage', 'coordinating')`,
  );
  return rows;
}

/**
 * Numbers of warnings with an answer that a person has not seen: it came after they opened the warning last. Of others' warnings
 * only who looks after them is to see it, as long as they act for the ministry.
 */
export async function unseenAnswers(pool: Pool, personId: number): Promise<string[]> {
  const { rows } = await pool.query<{ number: string }>(
    `select w.number from early_warning w
     where (w.assignee_id is null or w.assignee_id = $1
         or not exists (select from officers() o where o.person_id = w.assignee_id)) and w.state in ('received', 'triage', 'coordinating')
       and exists (
         select from early_warning_event a where a.warning_id = w.id and a.kind = 'answer' and not exists (
           select from early_warning_event s
           where s.warning_id = w.id and s.kind = 'read' and s.person_id = $1 and s.id > a.id))
     order by w.number`,
    [personId],
  );
  return rows.map(({ number }) => number);
}
