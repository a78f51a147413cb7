import { Readable } from 'node:stream';
import { buffer as collect } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { IsoDate } from '../clock.ts';
import type { PoolClient } from './connection.ts';

/** Inserts rows by binary COPY, for many rows of numbers. `write` writes one row each time it yields. */
export async function copyBinary(
  client: PoolClient,
  table: string,
  columns: string[],
  write: (row: BinaryRow) => Iterable<void>,
): Promise<void> {
  const into = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin (format binary)`));
  await pipeline(Readable.from(chunks(write)), into);
}

/**
 * The rows of a query in PostgreSQL's binary form, each field as its bytes (null if it is null); an ordinary query would make
 * a string of each. `select` cannot have parameters: only numbers may be written into it.
 */
export async function readBinary(client: PoolClient, select: string): Promise<(Buffer | null)[][]> {
  const bytes = await collect(client.query(copyTo(`copy (${select}) to stdout (format binary)`)));
  const rows: (Buffer | null)[][] = [];
  let at = HEAD.length + bytes.readInt32BE(HEAD.length - 4);
  for (let count = bytes.readInt16BE(at); count >= 0; count = bytes.readInt16BE(at)) {
    at += 2;
    const row: (Buffer | null)[] = [];
    for (let i = 0; i < count; i++) {
      const length = bytes.readInt32BE(at);
      at += 4;
      row.push(length < 0 ? null : bytes.subarray(at, at + length));
      at += Math.max(0, length);
    }
    rows.push(row);
  }
  return rows;
}

/** The elements of an int4[] of one dimension without nulls, in binary form. */
export function readInt4s(bytes: Buffer): Int32Array {
  // After dimensions, flags, type, length and lower bound: each element's length, which is 4, and its value.
  const pairs = Buffer.from(Uint8Array.from(bytes.subarray(20)).buffer).swap32();
  const words = new Int32Array(pairs.buffer, pairs.byteOffset, pairs.length / 4);
  const values = new Int32Array(words.length / 2);
  for (let i = 0; i < values.length; i++) values[i] = words[2 * i + 1]!;
  return values;
}

const CHUNK_BYTES = 1 << 18;
const HEAD = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);

function* chunks(write: (row: BinaryRow) => Iterable<void>): Generator<Buffer> {
  const row = new BinaryRow();
  yield HEAD;
  for (const _ of write(row)) if (row.length > CHUNK_BYTES) yield row.take();
  yield row.take();
  yield END;
}

/** Days and seconds from 1970 to 2000, where PostgreSQL's time begins. */
const EPOCH_DAYS = 10_957;
const EPOCH_MS = EPOCH_DAYS * 86_400_000;
const INT4 = 23;

/** A date as the int4 that PostgreSQL keeps. */
export function binaryDate(date: IsoDate): number {
  return Date.parse(date) / 86_400_000 - EPOCH_DAYS;
}

/** An instant as the bytes of a `timestamptz`. */
export function binaryTimestamp(instant: Date): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(instant.getTime() - EPOCH_MS) * 1000n);
  return bytes;
}

/** Fields in PostgreSQL's binary form, in the order of the columns; `fields` begins a row. */
export class BinaryRow {
  length = 0;
  #buffer = Buffer.allocUnsafe(CHUNK_BYTES * 2);

  fields(count: number): this {
    const at = this.#reserve(2);
    this.#buffer.writeInt16BE(count, at);
    return this;
  }

  int4(value: number): this {
    const at = this.#reserve(8);
    this.#buffer.writeInt32BE(4, at);
    this.#buffer.writeInt32BE(value, at + 4);
    return this;
  }

  /** A `timestamptz` of {@link binaryTimestamp}, or any other field of fixed form. */
  bytes(field: Buffer): this {
    const at = this.#reserve(4 + field.length);
    this.#buffer.writeInt32BE(field.length, at);
    field.copy(this.#buffer, at + 4);
    return this;
  }

  /** An int4[] of the values from one place to another, which are not none. */
  int4s(values: Int32Array, from = 0, to = values.length): this {
    const bytes = 20 + (to - from) * 8;
    let at = this.#reserve(4 + bytes);
    const buffer = this.#buffer;
    at = buffer.writeInt32BE(bytes, at);
    at = buffer.writeInt32BE(1, at);
    at = buffer.writeInt32BE(0, at);
    at = buffer.writeInt32BE(INT4, at);
    at = buffer.writeInt32BE(to - from, at);
    at = buffer.writeInt32BE(1, at);
    for (let i = from; i < to; i++) {
      at = buffer.writeInt32BE(4, at);
      at = buffer.writeInt32BE(values[i]!, at);
    }
    return this;
  }

  /** What was written since the last time. */
  take(): Buffer {
    const taken = Buffer.from(this.#buffer.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  #reserve(bytes: number): number {
    const at = this.length;
    if (at + bytes > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, at + bytes));
      this.#buffer.copy(larger, 0, 0, at);
      this.#buffer = larger;
    }
    this.length += bytes;
    return at;
  }
}
