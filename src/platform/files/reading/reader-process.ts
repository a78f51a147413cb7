/**
 * The process in which foreign files are read: one order at a time. It has no settings, no database and no secret; it may read the
 * program's files and write none.
 */
import { readSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AnteiError } from '../../errors.ts';
import { tooManyCells } from '../xlsx-parts.ts';
import { type FromReader, PIPE, type ToReader } from './protocol.ts';

type Readers = Record<string, (...args: readonly unknown[]) => unknown>;

const [maxBytes] = process.argv.slice(2).map(Number);
const guard = new Worker(new URL('./reader-guard.ts', import.meta.url), { workerData: { maxBytes } });
const guarded = new Promise((resolve) => guard.once('message', resolve));
// Without its guard it reads nothing.
guard.once('exit', () => process.exit());
process.once('disconnect', () => process.exit());

process.on('message', async (message: ToReader) => {
  if ('load' in message) {
    for (const module of message.load) await import(module);
    await guarded;
    return send({ ready: true });
  }
  const { id, order, piped, maxResultBytes } = message;
  const args = [...order.args];
  // If that fails, the process ends: nobody else may get what is left in the pipe.
  for (const [place, length] of piped) args[place] = readPiped(length);
  try {
    const readers = (await import(order.module)) as Readers;
    const result = await readers[order.name]!(...args);
    const isList = Array.isArray(result);
    const json = (isList ? partsOf(result) : [result]).map((part) => Buffer.from(JSON.stringify(part)));
    const bytes = json.reduce((sum, { length }) => sum + length, 0);
    if (bytes > maxResultBytes)
      throw tooManyCells(
        `読み取った文字が${Math.round(maxResultBytes / 1e6)}MBを超えます（${Math.round(bytes / 1e6)}MB）。`,
      );
    send({ id, json, isList, rssBytes: process.memoryUsage.rss() });
  } catch (error) {
    const known =
      error instanceof AnteiError ? { code: error.code, detail: error.detail, remedy: error.remedy } : null;
    const { message = String(error) } = error as Error;
    send({ id, error: known, message: message.slice(0, 2_000), rssBytes: process.memoryUsage.rss() });
  }
});

function readPiped(length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length; ) {
    const read = readSync(PIPE, bytes, at, length - at, null);
    if (read === 0) process.exit();
    at += read;
  }
  return bytes;
}

/** Items of a list that are one part: some hundred kilobytes of rows. */
const PART = 500;

function partsOf(list: readonly unknown[]): unknown[][] {
  const parts: unknown[][] = [];
  for (let at = 0; at < list.length; at += PART) parts.push(list.slice(at, at + PART));
  return parts;
}

function send(message: FromReader): void {
  process.send!(message);
}
