/** SQL of where people want mails, and which. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { OrganisationKind } from '../model.ts';

type Client = Pool | PoolClient;

export interface PersonMail {
  address: string | null;
  pending: string | null;
  askedAt: Date | null;
  /** By kind of mail, where the person has chosen. */
  choices: Record<string, boolean>;
}

/** @param hold keeps it from others until the transaction ends */
export async function findMail(
  client: Client,
  personId: number,
  { hold = false } = {},
): Promise<PersonMail | null> {
  const { rows } = await client.query<PersonMail>(
    `select address, pending, asked_at as "askedAt", choices from person_mail where person_id = $1 ${hold ? 'for update' : ''}`,
    [personId],
  );
  return rows[0] ?? null;
}

/** Keeps a person's from others until the transaction ends, also where there is none yet. */
export async function holdMail(client: PoolClient, personId: number): Promise<void> {
  await client.query('insert into person_mail (person_id) values ($1) on conflict do nothing', [personId]);
  await findMail(client, personId, { hold: true });
}

/** Keeps an address until its owner confirms it, and writes the letter that asks; after {@link holdMail}. */
export async function askAddress(
  client: PoolClient,
  personId: number,
  pending: string,
  now: Date,
): Promise<void> {
  await client.query('update person_mail set pending = $2, asked_at = $3 where person_id = $1', [
    personId,
    pending,
    now,
  ]);
  await client.query(
    `update letter set state = 'void' where person_id = $1 and kind = 'confirm' and state = 'due'`,
    [personId],
  );
  await client.query(
    `insert into letter (person_id, kind, written_at, due_at) values ($1, 'confirm', $2, $2)`,
    [personId, now],
  );
}

/** How many times a person's addresses were asked about since an instant. */
export async function timesAsked(client: Client, personId: number, since: Date): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from letter where person_id = $1 and kind = 'confirm' and written_at > $2`,
    [personId, since],
  );
  return rows[0]!.count;
}

/** The address that waited is the person's from now on. */
export async function confirmAddress(client: Client, personId: number): Promise<void> {
  await client.query(
    'update person_mail set address = pending, pending = null, asked_at = null where person_id = $1',
    [personId],
  );
}

export async function writeChoices(
  client: Client,
  personId: number,
  choices: Record<string, boolean>,
): Promise<void> {
  await client.query('update person_mail set choices = $2 where person_id = $1', [
    personId,
    JSON.stringify(choices),
  ]);
}

/** Forgets the addresses; what waits to be sent there never is. */
export async function deleteMail(client: Client, personId: number): Promise<void> {
  await client.query('delete from person_mail where person_id = $1', [personId]);
}

/** Forgets addresses that nobody confirmed in time. */
export async function deleteUnconfirmed(client: Client, before: Date): Promise<number> {
  const { rowCount } = await client.query('delete from person_mail where address is null and asked_at < $1', [
    before,
  ]);
  const more = await client.query(
    'update person_mail set pending = null, asked_at = null where asked_at < $1',
    [before],
  );
  return (rowCount ?? 0) + (more.rowCount ?? 0);
}

/** Forgets the addresses of people who belong to no organisation any more whose members may have mails: they cannot do it themselves. */
export async function deleteOrphanedMail(
  client: Client,
  kinds: readonly OrganisationKind[],
): Promise<number> {
  const { rowCount } = await client.query(
    `delete from person_mail a where not exists (
       select from membership m join organisation o on o.id = m.organisation_id
       where m.person_id = a.person_id and o.closed_at is null and o.kind = any($1))`,
    [kinds],
  );
  return rowCount ?? 0;
}

/** How the last letter of a person ended, if it did. */
export async function lastLetter(
  client: Client,
  personId: number,
): Promise<{ state: 'sent' | 'failed'; at: Date } | null> {
  const { rows } = await client.query<{ state: 'sent' | 'failed'; at: Date }>(
    `select state, written_at as at from letter where person_id = $1 and state in ('sent', 'failed') order by id desc limit 1`,
    [personId],
  );
  return rows[0] ?? null;
}
