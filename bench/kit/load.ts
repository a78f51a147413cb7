/**
 * The process that loads a site. Open loop: each request leaves at its moment whatever became of the earlier ones, and its
 * time counts from that moment to the last byte, so that a slow answer cannot hide the wait of those behind it
 * (coordinated omission). The timer's own lateness, up to about a millisecond, counts against the site and is told.
 */
import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { percentile } from './figures.ts';

export interface LoadOrder {
  url: string;
  /** Asked for in turn. */
  paths: string[];
  headers: Record<string, string>;
  perSecond: number;
  seconds: number;
  /** Before that, at the same rate; does not count. */
  warmUpSeconds: number;
}

export interface LoadResult {
  requests: number;
  /** Answers other than 200, and none at all. */
  failed: number;
  /** How often each of them came; `none` for no answer at all. */
  refusals: Record<string, number>;
  p50Ms: number;
  p90Ms: number;
  p99Ms: number;
  maxMs: number;
  /** How late requests left. */
  lateP99Ms: number;
  meanKb: number;
}

const order = JSON.parse(await text(process.stdin)) as LoadOrder;
const agent = new Agent({ keepAlive: true, maxFreeSockets: 1000 });
const times: number[] = [];
const lateness: number[] = [];
let failed = 0;
const refusals: Record<string, number> = {};
let bytes = 0;

const interval = 1000 / order.perSecond;
const warmUps = order.perSecond * order.warmUpSeconds;
const total = warmUps + order.perSecond * order.seconds;
const start = performance.now() + 100;
let open = total;
let sent = 0;
const done = Promise.withResolvers<void>();
sendDue();
await done.promise;
agent.destroy();
// A failed request never came: it counts as the slowest.
const counted = times.map((time) => (Number.isNaN(time) ? Number.POSITIVE_INFINITY : time));
const result: LoadResult = {
  requests: times.length,
  failed,
  refusals,
  p50Ms: percentile(counted, 0.5),
  p90Ms: percentile(counted, 0.9),
  p99Ms: percentile(counted, 0.99),
  maxMs: percentile(counted, 1),
  lateP99Ms: percentile(lateness, 0.99),
  meanKb: bytes / 1000 / times.length,
};
console.log(JSON.stringify(result));

function sendDue(): void {
  while (sent < total && start + sent * interval <= performance.now()) send(sent++);
  if (sent < total) setTimeout(sendDue, Math.max(0, start + sent * interval - performance.now()));
}

function send(index: number): void {
  const due = start + index * interval;
  const counts = index >= warmUps;
  if (counts) lateness.push(performance.now() - due);
  let ended = false;
  const end = (status: number | undefined, size: number) => {
    const ok = status === 200;
    if (ended) return;
    ended = true;
    if (counts) {
      times.push(ok ? performance.now() - due : Number.NaN);
      bytes += size;
      if (!ok) {
        failed++;
        refusals[status ?? 'none'] = (refusals[status ?? 'none'] ?? 0) + 1;
      }
    }
    if (--open === 0) done.resolve();
  };
  const request = get(
    order.url + order.paths[index % order.paths.length],
    { agent, headers: order.headers, timeout: 30_000 },
    (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on('end', () => end(response.statusCode, size));
      response.on('error', () => end(undefined, size));
    },
  );
  request.on('timeout', () => request.destroy(new Error('timeout')));
  request.on('error', () => end(undefined, 0));
}
