import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testContext } from '../../platform/database/testing.ts';
import { withdrawEdition } from '../export/withdraw-edition.ts';
import type { Cell, EditionRow } from '../model.ts';
import { OFFICIAL_HEADERS } from '../official/columns.ts';
import { RESPONSE_TEXT } from '../official/official-layout.ts';
import { readRecords } from '../official/parse-edition.ts';
import { NO_PORTS } from '../ports.ts';
import { edition, row } from '../testing.ts';
import { emptySupply, published, timelines } from '../timeline-testing.ts';
import { importEdition } from './import-edition.ts';
import { ImportMemory } from './import-memory.ts';

const OFFICIAL = { source: 'official' } as const;

test('what an import remembers changes nothing that is stored, whatever others do in between', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const deeds = fc.constantFrom('remembering', 'remembering', 'another', 'withdrawn', 'refused');
  await fc.assert(
    fc.asyncProperty(
      timelines.chain((editions) =>
        fc.tuple(
          fc.shuffledSubarray(editions, { minLength: editions.length }),
          fc.array(deeds, { minLength: editions.length, maxLength: editions.length }),
        ),
      ),
      async ([editions, how]) => {
        const outcome = async (memory?: ImportMemory) => {
          await emptySupply(context);
          await context.pool.query('truncate withdrawn_edition cascade');
          for (const [i, [date, rows]] of editions.entries()) {
            const made = edition(
              date,
              rows.filter((cells) => cells !== null),
            );
            await importEdition(context, made, how[i] === 'another' ? OFFICIAL : { ...OFFICIAL, memory });
            if (how[i] === 'withdrawn') await withdrawEdition(context, date, { byPage: false });
            if (how[i] === 'refused')
              await assert.rejects(
                importEdition(context, edition(date, [row('9999999F1010')]), { ...OFFICIAL, memory }),
                { code: 'edition-conflict' },
              );
          }
          return published(context);
        };
        assert.deepEqual(await outcome(new ImportMemory()), await outcome());
      },
    ),
    { numRuns: 12 },
  );
});

test('rows that come again as the same array read as if they were read anew', () => {
  const known = new Map<readonly Cell[], EditionRow>();
  const columns = OFFICIAL_HEADERS.map((_, column) => column);
  // A time from now, of a row without any date: it counts from the edition's own.
  const undated = row('1149019F1560', {
    outlookText: '１か月以内',
    response: RESPONSE_TEXT.stopped,
    updatedOn: null,
  });
  const damaged = row('1149019F1561', { name: '試験錠\ud800' });
  const rows = [row('2149001F1010'), undated, damaged];
  for (const asOf of ['2026-08-17', '2026-09-17']) {
    const head = { asOf, file: 'x.xlsx', sha256: '', title: '', headers: [], extra: [] };
    const records = rows.map((cells, index) => ({ row: index + 3, cells }));
    const again = readRecords(head, records, columns, false, known);
    const anew = readRecords(head, records, columns, false);
    assert.deepEqual(again, anew);
    assert.equal(anew.problems.length, 1);
    assert.notEqual(anew.rows[1]!.forecast, null);
  }
});
