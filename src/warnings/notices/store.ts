/** SQL of warnings and of what happened to them. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { EventKind, Notice, StoredWarning, WarningEvent } from '../model.ts';

const WARNING = `
  select w.id, w.number, w.organisation_id as "organisationId", o.name as organisation, s.name as person,
    w.product_id as "productId", w.reported_on as "reportedOn", w.content as notice, w.cause, w.state,
    w.assignee_id as "assigneeId", a.name as assignee, w.due_on as "dueOn", w.received_at as "receivedAt",
    w.resolved_at as "resolvedAt", w.closed_at as "closedAt", w.version
  from early_warning w
  join organisation_names() o on o.id = w.organisation_id
  left join person_names() s on s.id = w.person_id
  left join person_names() a on a.id = w.assignee_id`;

export async function insertWarning(
  client: PoolClient,
  warning: {
    number: string;
    organisationId: number;
    personId: number | null;
    productId: number;
    notice: Notice;
    receivedAt: Date;
  },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into early_warning (number, organisation_id, person_id, product_id, reported_on, content, cause, state, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'received', $8) returning id`,
    [
      warning.number,
      warning.organisationId,
      warning.personId,
      warning.productId,
      warning.notice.reportedOn,
      JSON.stringify(warning.notice),
      warning.notice.cause,
      warning.receivedAt,
    ],
  );
  return rows[0]!.id;
}

/**
 * A warning by its number.
 * @param of the organisation that sent it; null: of whichever
 * @param hold keeps others from changing it until the transaction ends
 */
export async function findWarning(
  client: Pool | PoolClient,
  number: string,
  of: number | null,
  { hold = false } = {},
): Promise<StoredWarning | null> {
  const { rows } = await client.query<StoredWarning>(
    `${WARNING} where w.number = $1 and ($2::int is null or w.organisation_id = $2) ${hold ? 'for update of w' : ''}`,
    [number, of],
  );
  return rows[0] ?? null;
}

/** Warnings of an organisation, or of all of them (null), newest first. */
export async function listWarnings(client: Pool, of: number | null): Promise<StoredWarning[]> {
  const { rows } = await client.query<StoredWarning>(
    `${WARNING} where $1::int is null or w.organisation_id = $1 order by w.id desc`,
    [of],
  );
  return rows;
}

/** Writes what may change of a warning; its version grows by one. */
export async function writeWarning(
  client: PoolClient,
  { id, notice, state, assigneeId, dueOn, resolvedAt, closedAt }: StoredWarning,
): Promise<void> {
  await client.query(
    `update early_warning set content = $2, cause = $3, state = $4, assignee_id = $5, due_on = $6, resolved_at = $7,
       closed_at = $8, version = version + 1
     where id = $1`,
    [id, JSON.stringify(notice), notice.cause, state, assigneeId, dueOn, resolvedAt, closedAt],
  );
}

/** Adds what happened; events are never changed. */
export async function insertEvent(
  client: PoolClient,
  event: { warningId: number; at: Date; personId: number | null; kind: EventKind; content: object },
): Promise<void> {
  await client.query(
    'insert into early_warning_event (warning_id, at, person_id, kind, content) values ($1, $2, $3, $4, $5)',
    [event.warningId, event.at, event.personId, event.kind, JSON.stringify(event.content)],
  );
}

/** What happened to a warning, oldest first, with who did it. */
export async function eventsOf(client: Pool | PoolClient, warningId: number): Promise<WarningEvent[]> {
  const { rows } = await client.query<WarningEvent>(
    `select e.id, e.at, e.kind, e.content, p.name as person
     from early_warning_event e left join person_names() p on p.id = e.person_id
     where e.warning_id = $1 order by e.id`,
    [warningId],
  );
  return rows;
}

/** True if a person has been recorded to read a warning since an instant, and no answer came afterwards. */
export async function hasRead(
  client: PoolClient,
  warningId: number,
  personId: number,
  since: Date,
): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from early_warning_event e where e.warning_id = $1 and e.person_id = $2 and e.kind = 'read' and e.at > $3
       and not exists (select from early_warning_event a where a.warning_id = $1 and a.kind = 'answer' and a.id > e.id) limit 1`,
    [warningId, personId, since],
  );
  return rows.length > 0;
}

/** A person, if they act for the ministry still and mails reach them; null for anybody else, and for nobody. */
export async function reachedOfficer(client: PoolClient, personId: number | null): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(
    'select o.person_id as id from officers() o where o.person_id = $1 and o.has_mail limit 1',
    [personId],
  );
  return rows[0]?.id ?? null;
}
