import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAUSES, type Cause } from '../model.ts';
import scenarioData from './scenarios.json' with { type: 'json' };
import { scenarioOf } from './scenarios.ts';

test('every cause has a scenario, and there is none for anything else', () => {
  assert.deepEqual(Object.keys(scenarioData).sort(), Object.keys(CAUSES).sort());
  for (const cause of Object.keys(CAUSES) as Cause[]) {
    const { follows, ask, contact } = scenarioOf(cause);
    assert.ok(follows.length > 0 && ask.length >= 3 && contact.length >= 2, cause);
    assert.ok(
      ask.every((question) => /か。(?:（.*）)?$|か（/.test(question)),
      `${cause}: what to ask is a question`,
    );
  }
});
