import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recently } from './recently.ts';

test('everybody who asks meanwhile gets one answer, and later another', async (t) => {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  let asked = 0;
  const read = recently(200, async () => {
    asked += 1;
    return asked;
  });
  assert.deepEqual(await Promise.all([read(), read()]), [1, 1]);
  now = 199;
  assert.equal(await read(), 1);
  now = 200;
  assert.equal(await read(), 2);
});

test('a failure is told at first, and later the last answer stands until there is a new one', async (t) => {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const answers = [new Error('away'), 'a', new Error('away'), 'b'];
  const read = recently(10, async () => {
    const answer = answers.shift()!;
    if (answer instanceof Error) throw answer;
    return answer;
  });
  await assert.rejects(read(), /away/);
  assert.equal(await read(), 'a');
  now = 10;
  assert.equal(await read(), 'a');
  now = 20;
  assert.equal(await read(), 'b');
});
