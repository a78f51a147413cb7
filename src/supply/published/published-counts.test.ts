import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedPath, skipWithoutSeeds as skip } from '../../../test/real-data.ts';
import { PUBLISHED_COUNTS, publishedBefore } from './published-counts.ts';

test('the published counts stand in the order of time, and end where our own history begins', () => {
  const months = PUBLISHED_COUNTS.map(({ asOf }) => asOf);
  assert.deepEqual(months, months.toSorted());
  assert.deepEqual(
    publishedBefore('2025-12-03').map(({ asOf }) => asOf),
    ['2023-07', '2024-03'],
  );
  assert.deepEqual(publishedBefore('2023-07-31'), []);
});

test('what is said of December 2025 is in the document, in its words', { skip }, () => {
  const folder = sharedPath('seeds');
  const seed = readdirSync(folder).find((name) => name.startsWith('003'))!;
  const words = readFileSync(join(folder, seed), 'utf8').replaceAll('*', '').replaceAll(/\s+/g, ' ');
  const { phrase, limited, stopped } = PUBLISHED_COUNTS.find(({ asOf }) => asOf === '2025-12')!;
  for (const part of phrase!) assert.ok(words.includes(part), part);
  assert.equal(limited! + stopped!, 2_299);
});
