/**
 * The audit trail: who did what to which record. Entries are only ever added (a trigger refuses anything else), in the
 * transaction of the deed itself, and each one's hash covers its content and the hash before it: anyone who changes or
 * takes out an entry behind the trigger's back breaks the chain from there on. That entries at the end are missing shows
 * only to who kept a later hash: `antei audit verify --head HASH`.
 */
import { hash } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { PoolClient, Queryable } from '../../platform/database/connection.ts';
import type { Actor, Deed } from '../model.ts';
import { type AuditEntry, insertEntry, lockTrail, readEntries } from './store-audit.ts';

/** Before the first entry. */
export const GENESIS = '0'.repeat(64);

/** The hash of an entry: SHA-256 over its fields in a fixed order. */
function entryHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, personId, organisationId, tokenId, action, record, details, previousHash } = entry;
  const content = [previousHash, seq, at, personId, organisationId, tokenId, action, record, sorted(details)];
  return hash('sha256', JSON.stringify(content), 'hex');
}

/** The same value with the keys of its objects in order, as the database keeps no order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Who is recorded: an {@link Actor}, or no more than their numbers. */
export type Recorded = Pick<Actor, 'person' | 'organisation' | 'token'> | RecordedIds | null;
interface RecordedIds {
  personId: number | null;
  organisationId: number | null;
}

/**
 * Adds an entry in the transaction of `client`; call it last, as others wait from here to the commit.
 * @param who null: the operator at the machine, or the clock
 * @param record what it was done to: a number, a public id, a code; no names, no contents
 */
export async function recordDeed(
  client: PoolClient,
  clock: Clock,
  who: Recorded,
  deed: Deed,
  record: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  const last = await lockTrail(client);
  const ids =
    who === null
      ? { personId: null, organisationId: null, tokenId: null }
      : 'personId' in who
        ? { ...who, tokenId: null }
        : {
            personId: who.person?.id ?? null,
            organisationId: who.organisation.id,
            tokenId: who.token?.id ?? null,
          };
  const entry = {
    ...ids,
    seq: (last?.seq ?? 0) + 1,
    at: clock.now().toISOString(),
    action: deed,
    record,
    // In the form that the database returns: without what JSON cannot hold.
    details: JSON.parse(JSON.stringify(details)) as Record<string, unknown>,
    previousHash: last?.hash ?? GENESIS,
  };
  await insertEntry(client, { ...entry, hash: entryHash(entry) });
}

export interface TrailState {
  entries: number;
  /** Hash of the last entry: what to keep elsewhere. */
  head: string;
  /** The first entry that does not fit, and why; null if the whole chain holds. */
  broken: { seq: number; why: string } | null;
  /** Whether a hash that was kept is in the chain; null if none was asked for. */
  containsHead: boolean | null;
}

const BATCH = 5_000;

/** Walks the whole trail. @param head a hash kept from an earlier walk */
export async function verifyTrail(db: Queryable, head?: string): Promise<TrailState> {
  const state: TrailState = {
    entries: 0,
    head: GENESIS,
    broken: null,
    containsHead: head === undefined ? null : head === GENESIS,
  };
  for (;;) {
    const entries = await readEntries(db, state.entries, BATCH);
    for (const entry of entries) {
      const why = complaint(entry, state);
      if (why) return { ...state, broken: { seq: entry.seq, why } };
      state.entries = entry.seq;
      state.head = entry.hash;
      if (entry.hash === head) state.containsHead = true;
    }
    if (entries.length < BATCH) return state;
  }
}

function complaint(entry: AuditEntry, { entries, head }: TrailState): string | null {
  if (entry.seq !== entries + 1) return `番号 ${entries + 1} の記録がありません`;
  if (entry.previousHash !== head) return '前の記録とつながっていません';
  if (entryHash(entry) !== entry.hash) return '内容がハッシュと合いません';
  return null;
}
