import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { PUBLIC_CACHE } from '../../platform/http/cache.ts';
import { PageCache } from './page-cache.ts';
import type { FinishedPage } from './page-order.ts';

const page = (text: string, more: Partial<FinishedPage> = {}): FinishedPage => ({
  status: 200,
  headers: { 'cache-control': PUBLIC_CACHE },
  body: Buffer.from(text),
  ...more,
});
const asked = (url: string, headers = {}, method = 'GET') => ({ method, url, headers }) as FastifyRequest;

/** A cache of a site in a state, busy or not, that counts how often a page is made. */
function site() {
  const state = { version: 1, crowded: false, made: 0, now: 0, answer: (text: string) => page(text) };
  const cache = new PageCache(
    () => `${state.version}`,
    () => state.crowded,
    () => state.now,
  );
  const open = async (request: FastifyRequest) => {
    const make = async () => {
      const text = `${request.url} ${++state.made} of ${state.version}`;
      await new Promise((resolve) => setTimeout(resolve, 2));
      return state.answer(text);
    };
    return (await cache.page(request, 'https://antei.example', make)).body.toString();
  };
  return { state, open };
}

describe('kept pages', () => {
  test('a page is made once a state of the data, for all who ask while it is made', async () => {
    const { state, open } = site();
    const all = await Promise.all([open(asked('/a')), open(asked('/a')), open(asked('/b'))]);
    assert.deepEqual(all, ['/a 1 of 1', '/a 1 of 1', '/b 2 of 1']);
    assert.equal(await open(asked('/a')), '/a 1 of 1');
    state.version = 2;
    assert.equal(await open(asked('/a')), '/a 3 of 2', 'new data shows at once');
  });

  test('in a crowd the last page of an address answers until there is time for a new one', async () => {
    const { state, open } = site();
    await open(asked('/a'));
    state.version = 2;
    state.crowded = true;
    assert.equal(await open(asked('/a')), '/a 1 of 1');
    assert.equal(await open(asked('/b')), '/b 2 of 2', 'what nobody asked for before is made');
    state.crowded = false;
    assert.equal(await open(asked('/a')), '/a 3 of 2');
  });

  test('in a busy hour the last page of an address answers while the new one is made behind it', async () => {
    const { state, open } = site();
    await open(asked('/a'));
    state.version = 2;
    assert.equal(await open(asked('/a')), '/a 2 of 2', 'two requests are no busy hour');
    for (let n = 0; n < 50; n++) await open(asked('/b'));
    state.version = 3;
    state.now = 1_500;
    assert.equal(await open(asked('/a')), '/a 2 of 2', 'nor is it over with its second');
    assert.equal(await open(asked('/b')), '/b 3 of 2');
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await open(asked('/a')), '/a 4 of 3');
    assert.equal(await open(asked('/c')), '/c 5 of 3', 'what nobody asked for before is made');
    state.now = 4_000;
    assert.equal(await open(asked('/b')), '/b 6 of 3', 'in a quiet hour new data shows at once');
  });

  test('a page that is older than a minute is shown once more while it is made anew, one page at a time', async () => {
    const { state, open } = site();
    await Promise.all([open(asked('/a')), open(asked('/b'))]);
    state.now = 59_000;
    assert.equal(await open(asked('/a')), '/a 1 of 1');
    state.now = 60_000;
    assert.equal(await open(asked('/a')), '/a 1 of 1');
    assert.equal(await open(asked('/b')), '/b 2 of 1', 'the other one is being made');
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await open(asked('/a')), '/a 3 of 1');
    assert.equal(await open(asked('/b')), '/b 2 of 1');
    state.crowded = true;
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await open(asked('/b')), '/b 4 of 1');
    state.now = 120_000;
    assert.equal(await open(asked('/a')), '/a 3 of 1');
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(state.made, 4, 'in a crowd nothing is made that nobody waits for');
  });

  test('what is sent in, and what a known reader asks for, is made for that one alone', async () => {
    const { open } = site();
    const known = asked('/a', { cookie: 'session=1' });
    const token = asked('/a', { authorization: 'Bearer x' });
    const sent = asked('/a', {}, 'POST');
    const all = await Promise.all([known, known, token, sent, asked('/a')].map(open));
    assert.equal(new Set(all).size, 5);
  });

  test('an answer that is for one reader, or a failure, is shared with nobody', async () => {
    const kinds: Partial<FinishedPage>[] = [
      { status: 503 },
      { headers: { 'cache-control': 'no-store' } },
      { headers: { 'cache-control': PUBLIC_CACHE, 'set-cookie': 'a=b' } },
    ];
    for (const more of kinds) {
      const { state, open } = site();
      state.answer = (text) => page(text, more);
      const all = await Promise.all([open(asked('/a')), open(asked('/a')), open(asked('/a'))]);
      assert.equal(new Set(all).size, 3, JSON.stringify(more));
    }
  });
});
