import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings } from '../../app/settings.ts';
import { createLog } from '../log.ts';
import { createHttpServer } from './server.ts';

test('to a HEAD whose headers cannot go together nothing follows ours, in however many packets they come', async (t) => {
  const app = await createHttpServer({ settings: readSettings({}), log: createLog('silent') });
  t.after(() => app.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const lines = `HEAD / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTransfer-Encoding: gzip\r\n\r\n`;
  for (const cut of [lines.length, 30, lines.length - 2]) {
    const socket = connect({ port, host: '127.0.0.1' });
    const heard = text(socket);
    socket.write(lines.slice(0, cut));
    await sleep(50);
    if (cut < lines.length) socket.write(lines.slice(cut));
    const answer = await heard;
    assert.match(answer, /^HTTP\/1\.1 4/);
    assert.match(answer, /\r\n\r\n$/, `cut after ${cut}`);
    assert.equal(answer.match(/^HTTP/gm)!.length, 1);
  }
});
