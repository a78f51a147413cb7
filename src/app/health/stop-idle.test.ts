import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { siteOn } from './machines-testing.ts';

/** Promised for a site at which nobody does anything. */
const LIMIT_MS = 3000;

test('An idle site stops within three seconds, whatever connections browsers and relays keep open', async (t) => {
  const site = await siteOn(t, {});
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  t.after(() => agent.destroy());
  const answered = Array.from(
    { length: 20 },
    (_, i) =>
      new Promise((resolve, reject) => {
        const asked = request(`${site.url}${i % 2 ? '/health/live' : '/search'}`, { agent }, (answer) => {
          answer.resume().once('end', resolve);
        });
        asked.once('error', reject).end();
      }),
  );
  await Promise.all(answered);
  // As a browser opens them before it needs them.
  const port = Number(new URL(site.url).port);
  const ahead = Array.from({ length: 5 }, () => connect(port, '127.0.0.1'));
  for (const socket of ahead) {
    t.after(() => socket.destroy());
    socket.on('error', () => undefined);
    await once(socket, 'connect');
  }
  await sleep(200);
  const asked = performance.now();
  site.process.kill('SIGTERM');
  assert.equal(await site.ended, 0, site.said());
  const took = performance.now() - asked;
  assert.ok(took < LIMIT_MS, `stopped after ${Math.round(took)} ms`);
});
