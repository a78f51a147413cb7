/** SQL of what waits for somebody: counted for the page of their work, and told when its day comes. */
import type { IsoDate } from '../../platform/clock.ts';
import type { Pool } from '../../platform/database/connection.ts';

/** Requests to makers (column ⑦) without an answer, and those of them whose day has passed. */
export async function countRequests(
  pool: Pool,
  makers: readonly string[],
  today: IsoDate,
): Promise<{ open: number; over: number }> {
  const { rows } = await pool.query<{ open: number; over: number }>(
    `select count(*)::int as open, count(*) filter (where due_on < $2)::int as over
     from supply_request where mah = any($1) and answer is null`,
    [makers, today],
  );
  return rows[0]!;
}

/** Requests without an answer that have a day, by the organisation that is asked. */
export async function requestDays(pool: Pool): Promise<{ organisation: number; dueOn: IsoDate }[]> {
  const { rows } = await pool.query<{ organisation: number; dueOn: IsoDate }>(
    `select m.organisation_id as organisation, r.due_on as "dueOn"
     from supply_request r join maker_organisations() m on m.mah = r.mah and not m.closed
     where r.answer is null and r.due_on is not null`,
  );
  return rows;
}

/**
 * Numbers of warnings with an answer that a person has not seen: it came after they opened the warning last. Of others' warnings
 * only who looks after them is to see it.
 */
export async function unseenAnswers(pool: Pool, personId: number): Promise<string[]> {
  const { rows } = await pool.query<{ number: string }>(
    `select w.number from early_warning w
     where (w.assignee_id is null or w.assignee_id = $1) and w.state in ('received', 'triage', 'coordinating')
       and exists (
         select from early_warning_event a where a.warning_id = w.id and a.kind = 'answer' and not exists (
           select from early_warning_event s
           where s.warning_id = w.id and s.kind = 'read' and s.person_id = $1 and s.id > a.id))
     order by w.number`,
    [personId],
  );
  return rows.map(({ number }) => number);
}
