/** SQL of the tables of receipt codes; other rooms add and ask through the door (index.ts). */

import type { IsoDate } from '../platform/clock.ts';
import type { PoolClient, Queryable } from '../platform/database/connection.ts';
import { type MasterRow, stateOf } from './codes/receipt-state.ts';
import { searchKey } from './normalise.ts';

/** What a source says about a code of receipts (医薬品コード, レセプト電算処理システム用コード). */
export interface ReceiptCode {
  /** Nine digits. */
  receiptCode: string;
  /** 薬価基準収載医薬品コード: for a 統一名収載 product the code of the entry, not of the product. */
  priceCode: string;
  /** As the source writes it. */
  name: string;
}

/** The name of the source (`ndb-9`), and the period that it describes. */
export interface ReceiptSource {
  source: string;
  from: IsoDate;
  to: IsoDate;
}

/**
 * Stores what a source says about codes of receipts. The same again changes nothing; another price-list code is stored beside the
 * first. In the transaction of the import that read it.
 */
export async function addReceiptCodes(
  client: PoolClient,
  { source, from, to }: ReceiptSource,
  codes: readonly ReceiptCode[],
): Promise<void> {
  // A statement may not touch a row twice.
  const known = new Map(codes.map((code) => [`${code.receiptCode} ${code.priceCode}`, code]));
  const all = [...known.values()];
  await client.query(
    `insert into receipt_code (receipt_code, price_code, name, source, period_from, period_to)
     select *, $4, $5::date, $6::date from unnest($1::text[], $2::text[], $3::text[])
     on conflict (receipt_code, price_code, source) do nothing`,
    [
      all.map(({ receiptCode }) => receiptCode),
      all.map(({ priceCode }) => priceCode),
      all.map(({ name }) => name),
      source,
      from,
      to,
    ],
  );
}

/** What a source says about a code that was asked. */
export type KnownReceiptCode = ReceiptCode &
  ReceiptSource & {
    /** 廃止年月日, where the receipt master sets one: the last day on which the code is used. */
    endedOn: IsoDate | null;
  };

/** What of the tables answers a question. */
export interface ReceiptAnswer {
  /** By code: what the receipt master says, else what the newest period of another source does; several rows if it says several things. */
  codes: ReadonlyMap<string, readonly KnownReceiptCode[]>;
  /** First and last day of what other sources cover; null if there is none. */
  covers: { from: IsoDate; to: IsoDate } | null;
  /** The newest file of the receipt master; null if there is none. */
  master: IsoDate | null;
}

/** Looks up codes of receipts; those that no source has are not in the answer. */
export async function findReceiptCodes(db: Queryable, asked: readonly string[]): Promise<ReceiptAnswer> {
  const keys = [...new Set(asked)];
  const [covered, master, states] = await Promise.all([
    db.query<{ from: IsoDate | null; to: IsoDate | null }>(
      'select min(period_from) as from, max(period_to) as to from receipt_code',
    ),
    db.query<{ newest: IsoDate | null }>(
      `select max(effective_from) as newest from reference_part where kind = 'receipt-codes'`,
    ),
    masterCodes(db, keys),
  ]);
  const { rows } = await db.query<KnownReceiptCode>(
    `select distinct on (receipt_code, price_code) receipt_code as "receiptCode", price_code as "priceCode", name, source,
       period_from as from, period_to as to, null::date as "endedOn"
     from receipt_code r
     where receipt_code = any($1)
       and period_to = (select max(n.period_to) from receipt_code n where n.receipt_code = r.receipt_code)
     order by receipt_code, price_code, source`,
    [keys.filter((code) => !states.has(code))],
  );
  const { from, to } = covered.rows[0]!;
  return {
    codes: Map.groupBy([...states.values(), ...rows], ({ receiptCode }) => receiptCode),
    covers: from && to ? { from, to } : null,
    master: master.rows[0]!.newest,
  };
}

/**
 * How the names of products are read aloud, by the カナ名称 of the receipt master (at most twenty half-width characters, cut off): by the
 * code of the price list, else by the name, which the master's entries for 統一名 have. '' for what no file has.
 */
export async function readingsOfNames(
  db: Queryable,
): Promise<(product: { yjCode: string; name: string }) => string> {
  const { rows } = await db.query<{ priceCode: string | null; name: string; reading: string }>(
    `select price_code as "priceCode", name, cells[${KANA_NAME}] as reading from receipt_medicine
     where name is not null and cells[${KANA_NAME}] <> '' order by effective_from, part desc`,
  );
  const readings = new Map<string, string>();
  for (const { priceCode, name, reading } of rows) {
    if (priceCode !== null) readings.set(priceCode, reading);
    readings.set(searchKey(name), reading);
  }
  return ({ yjCode, name }) => readings.get(yjCode) ?? readings.get(searchKey(name)) ?? '';
}
/** カナ名称, the seventh column of all layouts. */
const KANA_NAME = 7;

/** What the receipt master says of codes; without those whose name or price-list code none of its files has. */
async function masterCodes(db: Queryable, asked: readonly string[]): Promise<Map<string, KnownReceiptCode>> {
  const { rows } = await db.query<MasterRow>(
    `select receipt_code as "receiptCode", effective_from as "effectiveFrom", part, change, price_code as "priceCode", name,
       ended_on::text as "endedOn"
     from receipt_medicine where receipt_code = any($1)`,
    [asked],
  );
  const known = new Map<string, KnownReceiptCode>();
  for (const [receiptCode, own] of Map.groupBy(rows, (row) => row.receiptCode)) {
    const { priceCode, name, endedOn } = stateOf(own);
    if (priceCode === null || name === null) continue;
    const dates = own.map(({ effectiveFrom }) => effectiveFrom).toSorted();
    const source = { source: 'receipt-master', from: dates[0]!, to: dates.at(-1)! };
    known.set(receiptCode, { receiptCode, priceCode, name, endedOn, ...source });
  }
  return known;
}
