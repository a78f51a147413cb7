/** SQL of requests for increased supply. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Answer, RequestToMaker, SupplyRequest } from '../model.ts';

/** What the asked maker may know: no column of it leads to the warning. */
const TO_MAKER = `r.id, r.product_id as "productId", p.yj_code as "yjCode", r.mah, r.message, r.due_on as "dueOn",
  r.asked_at as "askedAt", r.answer, coalesce(r.answer_quantity, '') as quantity, coalesce(r.answer_text, '') as text,
  r.answered_at as "answeredAt"`;
/** Its warning is worked on still, as state.ts has it: else nobody waits for an answer. */
const WAITED_FOR = `w.state in ('received', 'triage', 'coordinating')`;

export async function insertRequest(
  client: PoolClient,
  request: Pick<SupplyRequest, 'id' | 'productId' | 'mah' | 'message' | 'dueOn' | 'askedAt'> & {
    warningId: number;
    askedBy: number | null;
  },
): Promise<void> {
  await client.query(
    `insert into supply_request (id, warning_id, product_id, mah, message, due_on, asked_by, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      request.id,
      request.warningId,
      request.productId,
      request.mah,
      request.message,
      request.dueOn,
      request.askedBy,
      request.askedAt,
    ],
  );
}

/** The requests made because of a warning, oldest first; for the ministry. */
export async function requestsOf(client: Pool | PoolClient, warningId: number): Promise<SupplyRequest[]> {
  const { rows } = await client.query<SupplyRequest>(
    `select ${TO_MAKER}, a.name as "askedBy", b.name as "answeredBy"
     from supply_request r join product_codes() p on p.id = r.product_id
     left join person_names() a on a.id = r.asked_by left join person_names() b on b.id = r.answered_by
     where r.warning_id = $1 order by r.asked_at, r.id`,
    [warningId],
  );
  return rows;
}

/** The requests to makers (column ⑦): those that an answer is waited for first, then what has none, and the newest first. */
export async function requestsTo(client: Pool, makers: readonly string[]): Promise<RequestToMaker[]> {
  const { rows } = await client.query<RequestToMaker>(
    `select ${TO_MAKER}, not ${WAITED_FOR} as ended
     from supply_request r join product_codes() p on p.id = r.product_id join early_warning w on w.id = r.warning_id
     where r.mah = any($1) order by r.answered_at is not null, not ${WAITED_FOR}, r.asked_at desc, r.id`,
    [makers],
  );
  return rows;
}

/** A request to one of the makers, with the warning it was made for, kept from others until the transaction ends. */
export async function holdRequest(
  client: PoolClient,
  id: string,
  makers: readonly string[],
): Promise<{ id: string; warningId: number; assigneeId: number | null } | null> {
  const { rows } = await client.query<{ id: string; warningId: number; assigneeId: number | null }>(
    `select r.id, r.warning_id as "warningId", w.assignee_id as "assigneeId"
     from supply_request r join early_warning w on w.id = r.warning_id
     where r.id = $1 and r.mah = any($2) for update of r`,
    [id, makers],
  );
  return rows[0] ?? null;
}

export async function writeAnswer(
  client: PoolClient,
  answer: {
    id: string;
    answer: Answer;
    quantity: string;
    text: string;
    answeredBy: number | null;
    answeredAt: Date;
  },
): Promise<void> {
  await client.query(
    `update supply_request set answer = $2, answer_quantity = $3, answer_text = $4, answered_by = $5, answered_at = $6
     where id = $1`,
    [answer.id, answer.answer, answer.quantity, answer.text, answer.answeredBy, answer.answeredAt],
  );
}
