import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { createSupplyReader, importEdition } from '../../supply/index.ts';
import { parseEdition } from '../../supply/official/parse-edition.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { matchRows } from './intake.ts';
import { readUpload } from './intake-file.ts';
import { readText } from './intake-text.ts';

test('20,000 rows of the real edition are matched in seconds of the processor, with names and with misspelt ones', {
  skip: skipWithoutData,
}, async (t) => {
  const real = Object.assign(await testContext(t), { ports: NO_PORTS });
  const name = '260818iyakuhinkyoukyu.xlsx';
  const bytes = readFileSync(realFile(`supply-status/${name}`));
  const parsed = await parseEdition(sourceFile(name, bytes), { today: '2026-08-20', maxUnpackedMb: 200 });
  await importEdition(real, parsed, { source: 'official' });
  const full = await createSupplyReader(real).snapshot();
  const timed = async (text: string) => {
    // The processor's time: what else the machine does is no business of this test.
    const start = process.cpuUsage();
    const results = await matchRows(full, readText(text));
    const { user, system } = process.cpuUsage(start);
    return { results, ms: (user + system) / 1000 };
  };
  const all = [...full.products, ...full.products].slice(0, 20_000);
  const byCode = await timed(all.map((product) => product.yjCode).join('\n'));
  assert.ok(byCode.results.every(({ kind }) => kind === 'matched' || kind === 'duplicate'));
  const byName = await timed(full.products.map((product) => product.name.normalize('NFKC')).join('\n'));
  const sure = byName.results.filter(({ kind }) => kind === 'matched').length;
  assert.ok(
    sure > full.products.length * 0.9,
    `${sure} names of ${full.products.length} are one product's alone`,
  );
  assert.ok(byName.results.every(({ kind }) => kind !== 'notFound'));
  const misspelt = await timed(all.map((product, i) => `${product.name}${i}異`).join('\n'));
  t.diagnostic(`codes ${byCode.ms | 0} ms, names ${byName.ms | 0} ms, misspelt names ${misspelt.ms | 0} ms`);
  for (const { ms } of [byCode, byName, misspelt]) assert.ok(ms < 10_000, `${ms} ms`);

  const start = performance.now();
  const uploaded = await matchRows(full, await readUpload(sourceFile(name, bytes)));
  t.diagnostic(`the official workbook as a list: ${(performance.now() - start) | 0} ms`);
  assert.equal(uploaded.filter(({ kind }) => kind === 'matched').length, full.products.length);
});
