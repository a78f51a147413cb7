import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { parseEdition } from '../official/parse-edition.ts';
import { NO_PORTS } from '../ports.ts';
import { changesBetween } from '../read/store-read.ts';
import { importEdition } from './import-edition.ts';

test('The three real editions give the changes that comparing their cells by hand gives', {
  skip: skipWithoutData,
}, async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const read = (name: string) =>
    parseEdition(
      sourceFile(
        `${name}iyakuhinkyoukyu.xlsx`,
        readFileSync(realFile(`supply-status/${name}iyakuhinkyoukyu.xlsx`)),
      ),
      { today: '2026-08-20', maxUnpackedMb: 200 },
    );
  const results = [];
  for (const name of ['260818', '260814', '260817'])
    results.push(await importEdition(context, await read(name), { source: 'official' }));
  assert.deepEqual(
    results.map((r) => [r.rows, r.problems.length]),
    [
      [16_386, 0],
      [16_384, 0],
      [16_385, 0],
    ],
  );
  const by = async (date: string) => {
    const changes = await changesBetween(context.pool, { since: date, until: date });
    const having = (kind: string) => changes.filter((c) => c.kinds.includes(kind as never)).length;
    return {
      all: changes.length,
      added: having('added'),
      removed: having('removed'),
      response: having('response'),
      volume: having('volume'),
      quiet: changes.filter((c) => !c.notable).length,
    };
  };
  assert.deepEqual(await by('2026-08-14'), {
    all: 0,
    added: 0,
    removed: 0,
    response: 0,
    volume: 0,
    quiet: 0,
  });
  assert.deepEqual(await by('2026-08-17'), {
    all: 9,
    added: 1,
    removed: 0,
    response: 0,
    volume: 8,
    quiet: 6,
  });
  assert.deepEqual(await by('2026-08-18'), {
    all: 10,
    added: 1,
    removed: 0,
    response: 6,
    volume: 8,
    quiet: 0,
  });
});
