/** SQL of what officers enter: statuses, points, targets, comments. Nothing is altered but to mark it as withdrawn. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { State } from '../model.ts';
import { MAX_VALUE } from './parse-value.ts';

/** Who entered it and when; `withdrawn` as it was known at the instant asked for. */
export interface Entered {
  id: number;
  organisation: string;
  person: string | null;
  enteredAt: Date;
  withdrawn: { at: string; why: string } | null;
}

export interface StatusRow extends Entered {
  initiative: string;
  state: State;
  since: string;
  note: string;
  evidence: { url: string; title: string }[];
}

export interface PointRow extends Entered {
  kpi: string;
  period: string;
  value: number;
  source: string;
  sourceUrl: string | null;
  note: string;
}

export interface TargetRow extends Entered {
  kpi: string;
  version: number;
  value: number;
  wording: string;
  due: IsoDate;
  setOn: IsoDate;
  source: string;
  sourceUrl: string | null;
  note: string;
}

export interface CommentRow extends Entered {
  about: string;
  expert: string;
  affiliation: string;
  saidOn: IsoDate;
  body: string;
}

export interface Entries {
  statuses: StatusRow[];
  points: PointRow[];
  targets: TargetRow[];
  comments: CommentRow[];
}

const SIGNED = `e.id, o.name as organisation, p.name as person, e.entered_at as "enteredAt"`;
const WITHDRAWN = `case when e.withdrawn_at < $1
  then jsonb_build_object('at', to_char(e.withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'why', e.withdrawn_why)
  end as withdrawn`;
const SIGNERS =
  'join organisation_names() o on o.id = e.organisation_id left join person_names() p on p.id = e.person_id where e.entered_at < $1';

/** Values that could once be entered, and break every sum, are as if they had not been. */
const IS_VALUE = `abs(value) <= ${MAX_VALUE}`;

/** Everything entered before an instant, in the order of the entries; what was withdrawn later is still in force. */
export async function readEntries(client: Pool, before: Date): Promise<Entries> {
  const read = async <T>(columns: string, from: string, only = 'true'): Promise<T[]> => {
    const statement = `select ${SIGNED}, ${WITHDRAWN}, ${columns} ${from} ${SIGNERS} and ${only} order by e.id`;
    return (await client.query(statement, [before])).rows as T[];
  };
  const [statuses, points, targets, comments] = await Promise.all([
    read<StatusRow>('e.initiative, e.state, e.since, e.note, e.evidence', 'from initiative_status e'),
    read<PointRow>(
      'e.kpi, e.period, e.value, e.source, e.source_url as "sourceUrl", e.note',
      'from kpi_point e',
      IS_VALUE,
    ),
    read<TargetRow>(
      `e.kpi, e.version, e.value, e.wording, e.due, e.set_on as "setOn", e.source, e.source_url as "sourceUrl", e.note`,
      'from kpi_target e',
      IS_VALUE,
    ),
    read<CommentRow>(
      'e.about, e.expert, e.affiliation, e.said_on as "saidOn", e.body',
      'from expert_comment e',
    ),
  ]);
  return { statuses, points, targets, comments };
}

/** One entry about a record at a time, until the transaction ends: a double click finds what the first one entered. */
export async function holdRecord(client: PoolClient, id: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('antei.roadmap.' || $1))`, [id]);
}

/** Who signs an entry. */
export interface Signature {
  organisationId: number;
  personId: number | null;
  at: Date;
}

const signed = ({ organisationId, personId, at }: Signature) => [organisationId, personId, at];

export type NewStatus = Pick<StatusRow, 'initiative' | 'state' | 'since' | 'note' | 'evidence'>;

export async function insertStatus(client: PoolClient, entry: NewStatus, by: Signature): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into initiative_status (organisation_id, person_id, entered_at, initiative, state, since, note, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [...signed(by), entry.initiative, entry.state, entry.since, entry.note, JSON.stringify(entry.evidence)],
  );
  return rows[0]!.id;
}

export type NewPoint = Pick<PointRow, 'kpi' | 'period' | 'value' | 'source' | 'sourceUrl' | 'note'>;

export async function insertPoint(client: PoolClient, entry: NewPoint, by: Signature): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into kpi_point (organisation_id, person_id, entered_at, kpi, period, value, source, source_url, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [...signed(by), entry.kpi, entry.period, entry.value, entry.source, entry.sourceUrl, entry.note],
  );
  return rows[0]!.id;
}

export type NewTarget = Omit<TargetRow, keyof Entered>;

export async function insertTarget(client: PoolClient, entry: NewTarget, by: Signature): Promise<number> {
  const { kpi, version, value, wording, due, setOn, source, sourceUrl, note } = entry;
  const { rows } = await client.query<{ id: number }>(
    `insert into kpi_target (organisation_id, person_id, entered_at, kpi, version, value, wording, due, set_on, source, source_url, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [...signed(by), kpi, version, value, wording, due, setOn, source, sourceUrl, note],
  );
  return rows[0]!.id;
}

export type NewComment = Omit<CommentRow, keyof Entered>;

export async function insertComment(client: PoolClient, entry: NewComment, by: Signature): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into expert_comment (organisation_id, person_id, entered_at, about, expert, affiliation, said_on, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [...signed(by), entry.about, entry.expert, entry.affiliation, entry.saidOn, entry.body],
  );
  return rows[0]!.id;
}

/** Number of the first row; null if there is none. */
async function firstId(client: PoolClient, statement: string, values: unknown[]): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(statement, values);
  return rows[0]?.id ?? null;
}

/** Number of a status in force that says the same; null if there is none. The next three do so for their entries. */
export function sameStatus(client: PoolClient, entry: NewStatus): Promise<number | null> {
  return firstId(
    client,
    `select id from initiative_status where withdrawn_at is null and initiative = $1 and state = $2 and since = $3
       and note = $4 and evidence = $5::jsonb`,
    [entry.initiative, entry.state, entry.since, entry.note, JSON.stringify(entry.evidence)],
  );
}

export function samePoint(client: PoolClient, entry: NewPoint): Promise<number | null> {
  return firstId(
    client,
    `select id from kpi_point where withdrawn_at is null and kpi = $1 and period = $2 and value = $3 and source = $4
       and source_url is not distinct from $5 and note = $6`,
    [entry.kpi, entry.period, entry.value, entry.source, entry.sourceUrl, entry.note],
  );
}

export function sameTarget(client: PoolClient, entry: Omit<NewTarget, 'version'>): Promise<number | null> {
  return firstId(
    client,
    `select id from kpi_target where withdrawn_at is null and kpi = $1 and value = $2 and due = $3 and set_on = $4 and wording = $5 and source = $6
     order by version desc`,
    [entry.kpi, entry.value, entry.due, entry.setOn, entry.wording, entry.source],
  );
}

export function sameComment(client: PoolClient, entry: NewComment): Promise<number | null> {
  return firstId(
    client,
    `select id from expert_comment where withdrawn_at is null and about = $1 and expert = $2 and affiliation = $3
       and said_on = $4 and body = $5`,
    [entry.about, entry.expert, entry.affiliation, entry.saidOn, entry.body],
  );
}

/** Whether a value in force was entered for the period. */
export async function hasPoint(client: PoolClient, { kpi, period }: NewPoint): Promise<boolean> {
  const statement = `select id from kpi_point where withdrawn_at is null and kpi = $1 and period = $2 and ${IS_VALUE}`;
  return (await firstId(client, statement, [kpi, period])) !== null;
}

/** The last number given to a version (none is given twice), and the day on which the newest in force was set; null if there is none. */
export async function lastTarget(
  client: PoolClient,
  kpi: string,
): Promise<{ version: number | null; setOn: IsoDate | null }> {
  const { rows } = await client.query<{ version: number | null; setOn: IsoDate | null }>(
    `select max(version) as version, max(set_on) filter (where withdrawn_at is null and ${IS_VALUE}) as "setOn" from kpi_target where kpi = $1`,
    [kpi],
  );
  return rows[0]!;
}

/** What can be withdrawn, with its table and the column that names its record. */
/** How each is found and changed; whole clauses, in which it can be read whose table it is. */
const WITHDRAWABLE = {
  status: ['initiative', 'from initiative_status', 'update initiative_status'],
  point: ['kpi', 'from kpi_point', 'update kpi_point'],
  target: ['kpi', 'from kpi_target', 'update kpi_target'],
  comment: ['about', 'from expert_comment', 'update expert_comment'],
} as const;
export type Withdrawable = keyof typeof WITHDRAWABLE;

/** Marks an entry as withdrawn. @returns its record, and whether it was in force until now; null if there is no such entry */
export async function withdrawEntry(
  client: PoolClient,
  what: Withdrawable,
  id: number,
  why: string,
  at: Date,
): Promise<{ about: string; stood: boolean } | null> {
  const [subject, from, update] = WITHDRAWABLE[what];
  const { rows } = await client.query<{ about: string; stood: boolean }>(
    `select ${subject} as about, withdrawn_at is null as stood ${from} where id = $1 for update`,
    [id],
  );
  const found = rows[0];
  if (!found) return null;
  if (found.stood)
    await client.query(`${update} set withdrawn_at = $2, withdrawn_why = $3 where id = $1`, [id, at, why]);
  return found;
}
