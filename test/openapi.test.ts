import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ApiDocument } from './api-answers.ts';

// That this is what the running site serves is checked with the other references (reference.test.ts), that it is valid by Redocly
// (checks.test.ts), that the site answers as it says in api-answers.test.ts.
const FILE = new URL('../docs/reference/openapi.json', import.meta.url);
const document: ApiDocument & { info: { description: string } } = JSON.parse(readFileSync(FILE, 'utf8'));

test('every address of the API says what an error looks like, and who may call it', () => {
  const { paths } = document;
  const expected = ['/products', '/products/{yjCode}', '/changes', '/editions', '/editions/{asOf}/{file}'];
  for (const path of expected) assert.ok(paths[`/api/v1${path}`]?.get, path);
  for (const [path, operations] of Object.entries(paths)) {
    assert.ok(path.startsWith('/api/v1/'), path);
    for (const { responses, security, operationId } of Object.values(operations)) {
      assert.ok('application/problem+json' in responses['4XX']!.content!, `${path}: errors`);
      assert.deepEqual(security, path.includes('/reporting/') ? [{ token: [] }] : [], path);
      assert.match(operationId, /^[a-z]+[A-Za-z]+$/, path);
    }
  }
});

test('limits, versions and what becomes of them are told', () => {
  const { description } = document.info;
  for (const word of ['x-ratelimit', '429', 'v1', 'deprecated']) assert.ok(description.includes(word), word);
});
