/** SQL of the table of receipt codes; other rooms add and ask through the door (index.ts). */

import type { IsoDate } from '../platform/clock.ts';
import type { PoolClient, Queryable } from '../platform/database/connection.ts';

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

/** What of the table answers a question. */
export interface ReceiptAnswer {
  /** By code: what the newest period with the code says about it, several rows if it says several things. */
  codes: ReadonlyMap<string, readonly (ReceiptCode & ReceiptSource)[]>;
  /** First and last day of what the table has; null if it is empty. */
  covers: { from: IsoDate; to: IsoDate } | null;
}

/** Looks up codes of receipts; those that no source has are not in the answer. */
export async function findReceiptCodes(db: Queryable, asked: readonly string[]): Promise<ReceiptAnswer> {
  const { rows: covered } = await db.query<{ from: IsoDate | null; to: IsoDate | null }>(
    'select min(period_from) as from, max(period_to) as to from receipt_code',
  );
  const { rows } = await db.query<ReceiptCode & ReceiptSource>(
    `select distinct on (receipt_code, price_code) receipt_code as "receiptCode", price_code as "priceCode", name, source,
       period_from as from, period_to as to
     from receipt_code r
     where receipt_code = any($1)
       and period_to = (select max(n.period_to) from receipt_code n where n.receipt_code = r.receipt_code)
     order by receipt_code, price_code, source`,
    [[...new Set(asked)]],
  );
  const { from, to } = covered[0]!;
  return {
    codes: Map.groupBy(rows, ({ receiptCode }) => receiptCode),
    covers: from && to ? { from, to } : null,
  };
}
