import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { keepReplies, tagReplies } from './cache.ts';

/** A server whose replies say how often one was made of which state. */
async function server() {
  const state = { version: 1, made: 0, refuse: false };
  const app = Fastify();
  await app.register(async (kept) => {
    keepReplies(kept, () => String(state.version));
    tagReplies(kept);
    kept.get('/number', async (_request, reply) => {
      if (state.refuse) reply.code(503);
      return { made: ++state.made, of: state.version };
    });
  });
  const get = async (url: string, headers = {}) => app.inject({ url, headers });
  const head = async (url: string, headers = {}) => app.inject({ method: 'HEAD', url, headers });
  return { state, get, head };
}

test('a reply is made once a state of the data for each address, with the same headers', async () => {
  const { state, get } = await server();
  const first = await get('/number?q=a');
  const again = await get('/number?q=a');
  assert.deepEqual(again.json(), { made: 1, of: 1 });
  assert.equal(again.headers.etag, first.headers.etag);
  assert.equal(again.headers['content-type'], first.headers['content-type']);
  assert.deepEqual((await get('/number?q=b')).json(), { made: 2, of: 1 });
  assert.equal((await get('/number?q=a', { 'if-none-match': first.headers.etag })).statusCode, 304);
  state.version = 2;
  assert.deepEqual((await get('/number?q=a')).json(), { made: 3, of: 2 }, 'new data shows at once');
});

test('a refusal is kept for nobody', async () => {
  const { state, get } = await server();
  state.refuse = true;
  assert.equal((await get('/number')).statusCode, 503);
  state.refuse = false;
  const { statusCode } = await get('/number');
  assert.deepEqual([statusCode, state.made], [200, 2]);
});

test('a HEAD is answered as a GET, with the length and nothing of the text, also where the reader has it', async () => {
  const { get, head } = await server();
  const { headers } = await get('/number');
  for (const [held, status] of [
    [undefined, 200],
    ['*', 304],
    [headers.etag, 304],
    ['"another"', 200],
  ] as const) {
    const answer = await head('/number', held ? { 'if-none-match': held } : {});
    assert.deepEqual(
      [answer.statusCode, answer.body, answer.headers['content-length'], answer.headers.etag],
      [status, '', headers['content-length'], headers.etag],
    );
  }
});
