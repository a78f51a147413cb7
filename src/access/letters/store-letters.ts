/** SQL of letters: written, taken to be sent, and their end. */
import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { MailKind, OrganisationKind, Role } from '../model.ts';

type Client = Pool | PoolClient;

/** Of whom members are written to. */
export type Readers =
  | { kind: OrganisationKind }
  | { organisation: number }
  /** The organisation of a name that the list has (column ⑦). */
  | { mah: string };

/**
 * A letter for each member that is to have one. One that waits already, or is just being sent, is marked: what is told may have come
 * after its sending, and the note of its end (endLetter) makes it due once more. In the order of people, so that two transactions that
 * write to the same ones wait for each other and never both.
 */
export async function insertLetters(
  client: PoolClient,
  letters: {
    kind: MailKind;
    roles: readonly Role[];
    readers: Readers;
    except: number | null;
    only: number | null;
    now: Date;
  },
): Promise<void> {
  const { kind, roles, readers, except, only, now } = letters;
  await client.query(
    `insert into letter (person_id, organisation_id, kind, written_at, due_at)
     select m.person_id, m.organisation_id, $1, $2, $2
     from membership m join person_mail a on a.person_id = m.person_id join organisation o on o.id = m.organisation_id
     where a.address is not null and o.closed_at is null and coalesce((a.choices->>$1)::boolean, m.role = any($3))
       and (o.kind = $4 or o.id = $5 or o.id in (select k.organisation_id from organisation_maker k where k.mah = $6))
       and m.person_id is distinct from $7 and ($8::int is null or m.person_id = $8)
     order by m.person_id, m.organisation_id
     on conflict (person_id, organisation_id, kind) where state = 'due'
       do update set again = true, written_at = excluded.written_at`,
    [
      kind,
      now,
      roles,
      'kind' in readers ? readers.kind : null,
      'organisation' in readers ? readers.organisation : null,
      'mah' in readers ? readers.mah : null,
      except,
      only,
    ],
  );
}

/** Who of some organisations is told of deadlines. */
export async function deadlineReaders(
  client: Client,
  organisations: readonly number[],
  roles: readonly Role[],
): Promise<{ personId: number; organisationId: number }[]> {
  const { rows } = await client.query<{ personId: number; organisationId: number }>(
    `select m.person_id as "personId", m.organisation_id as "organisationId"
     from membership m join person_mail a on a.person_id = m.person_id join organisation o on o.id = m.organisation_id
     where a.address is not null and o.closed_at is null and o.id = any($1)
       and coalesce((a.choices->>'deadline')::boolean, m.role = any($2))
     order by m.person_id, m.organisation_id`,
    [organisations, roles],
  );
  return rows;
}

/** What an ended letter says of why: that one is to take its place, or that none is. */
const ANEW = 'to be written anew';
const LEFT = 'left an organisation';

/** The letter of a day's deadlines; none if the person has that day's already, unless it is marked. @returns whether it was written */
export async function insertDeadlines(
  client: Client,
  letter: { personId: number; lines: readonly string[]; day: IsoDate; now: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into letter (person_id, kind, lines, day, written_at, due_at) values ($1, 'deadline', $2, $3, $4, $4)
     on conflict (person_id, day) do update
       set lines = excluded.lines, written_at = excluded.written_at, due_at = excluded.due_at, state = 'due', error = null
       where letter.state = 'void' and letter.error = '${ANEW}'`,
    [letter.personId, letter.lines, letter.day, letter.now],
  );
  return rowCount === 1;
}

/**
 * Ends what waits of deadlines for a person who has left an organisation: its lines add up those of all that they were in. One that
 * nobody has begun to send is marked, so that it is written anew of those that are left to them.
 */
export async function retakeDeadlines(client: Client, personId: number): Promise<void> {
  await client.query(
    `update letter set state = 'void', error = case when attempts = 0 then '${ANEW}' else '${LEFT}' end
     where person_id = $1 and day is not null and state = 'due'`,
    [personId],
  );
}

/** Whose letter of a day is to be written anew. */
export async function retakenPeople(client: Client, day: IsoDate): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `select person_id as id from letter where day = $1 and state = 'void' and error = '${ANEW}'`,
    [day],
  );
  return rows.map(({ id }) => id);
}

/** Ends what is still marked of them: nothing is due of the organisations that are left. */
export async function endRetaken(client: Client, people: readonly number[], day: IsoDate): Promise<void> {
  await client.query(
    `update letter set error = '${LEFT}'
     where person_id = any($1) and day = $2 and state = 'void' and error = '${ANEW}'`,
    [people, day],
  );
}

/** A letter as it is sent. */
export interface DueLetter {
  id: number;
  name: string;
  personId: number;
  /** A kind of the rooms', or the question whether an address is right. */
  kind: MailKind | 'confirm';
  lines: string[];
  /** This one counted. */
  attempts: number;
  /** Null if there is nobody to send it to any more. */
  address: string | null;
  /** When the address was asked about; null for any other letter. */
  askedAt: Date | null;
}

/**
 * Takes due letters, those due longest first; nobody else does before the lease ends. Who has left has no address in them, and a
 * letter of deadlines neither after its day, as it would say what is not so any more, nor for who has joined since: it is of the
 * organisation that they were in when it was written.
 */
export async function claimLetters(
  pool: Pool,
  { now, day, leaseUntil, limit }: { now: Date; day: IsoDate; leaseUntil: Date; limit: number },
): Promise<DueLetter[]> {
  const { rows } = await pool.query<DueLetter>(
    `with due as (
       select l.id from letter l where l.state = 'due' and l.due_at <= $1
       order by l.due_at, l.id limit $3 for update skip locked),
     taken as (
       update letter l set due_at = $2, attempts = l.attempts + 1, again = false,
         name = case when l.again then gen_random_uuid() else l.name end
       from due d where l.id = d.id
       returning l.id, l.name, l.person_id, l.organisation_id, l.kind, l.lines, l.day, l.attempts, l.written_at)
     select t.id, t.name, t.person_id as "personId", t.kind, t.lines, t.attempts,
       case when t.kind = 'confirm' then a.pending
         when (t.day is null or t.day = $4) and exists (
           select from membership m join organisation o on o.id = m.organisation_id and o.closed_at is null
           where m.person_id = t.person_id
             and (m.organisation_id = t.organisation_id or t.day is not null and m.since <= t.written_at)) then a.address
       end as address,
       case when t.kind = 'confirm' then a.asked_at end as "askedAt"
     from taken t left join person_mail a on a.person_id = t.person_id order by t.id`,
    [now, leaseUntil, limit, day],
  );
  return rows;
}

/** Notes the end of a letter: the receiver took it, refused it, or there was nobody. One that was written again meanwhile is due anew. */
export async function endLetter(
  pool: Pool,
  id: number,
  state: 'sent' | 'failed' | 'void',
  error: string | null = null,
): Promise<void> {
  await pool.query(
    `update letter set state = case when again then 'due' else $2 end, error = $3,
       due_at = case when again then written_at else due_at end, attempts = case when again then 0 else attempts end
     where id = $1 and state = 'due'`,
    [id, state, error],
  );
}

/** Puts a letter off. `untouched`: nothing was sent, as if it had not been taken. */
export async function putOffLetter(
  pool: Pool,
  id: number,
  { until, error, untouched }: { until: Date; error: string; untouched: boolean },
): Promise<void> {
  await pool.query(
    `update letter set due_at = $2, error = $3, attempts = attempts - $4::int where id = $1 and state = 'due'`,
    [id, until, error, untouched ? 1 : 0],
  );
}

/** Ends what waits: a restored site does not know what was sent since its backup, and the pages say what there is. */
export async function voidLetters(client: PoolClient): Promise<void> {
  await client.query(
    `update letter set state = 'void', error = 'dropped after a restore' where state = 'due'`,
  );
}

export async function deleteLetters(client: PoolClient, before: Date): Promise<number> {
  const { rowCount } = await client.query('delete from letter where written_at < $1', [before]);
  return rowCount ?? 0;
}
