import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedPath, skipWithoutSeeds } from '../../../test/real-data.ts';
import { AnteiError } from '../../platform/errors.ts';
import type { Measure } from '../model.ts';
import { measuresOn, readMeasures } from './measures.ts';

const shipped = readMeasures();
const byId = (id: string) => shipped.find((measure) => measure.id === id)!;
const VALID: Measure = byId('generic-volume-share');

/** What reading one file says: nothing, or the error's words. */
function read(content: unknown, file = 'generic-volume-share.v1.json'): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'antei-measures-'));
  try {
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
    readMeasures(folder);
    return null;
  } catch (error) {
    assert.ok(error instanceof AnteiError);
    assert.equal(error.code, 'measure-invalid');
    assert.match(error.remedy, /src\/indicators\/measures/);
    return error.detail;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the measures of the issue are there, each readable and in force today', () => {
  assert.deepEqual(
    measuresOn(shipped, '2026-08-20').map(({ id }) => id),
    [
      'biosimilar-effect',
      'biosimilar-ingredients-at-80',
      'biosimilar-ingredients-at-80-share',
      'biosimilar-saving',
      'biosimilar-saving-available',
      'biosimilar-value-share',
      'biosimilar-value-share-strict',
      'biosimilar-volume-share',
      'biosimilar-volume-share-strict',
      'generic-saving',
      'generic-saving-available',
      'generic-value-share',
      'generic-value-share-available',
      'generic-value-share-with-stars',
      'generic-volume-share',
      'generic-volume-share-available',
      'generic-volume-share-old',
      'generic-volume-share-with-stars',
    ],
  );
  assert.equal(read(VALID), null);
});

test('a wrong measure stops the start with file, place and remedy', () => {
  const biologic = byId('biosimilar-ingredients-at-80-share');
  const saving = byId('generic-saving');
  const name = ({ id, version }: Measure) => `${id}.v${version}.json`;
  const { denominator: _, ...bare } = VALID;
  const cases: [content: unknown, message: RegExp, file?: string][] = [
    ['{', /generic-volume-share\.v1\.json は JSON として読めません/],
    [{ ...VALID, sql: 'select 1' }, /generic-volume-share\.v1\.json　全体：.*sql/],
    [{ ...VALID, numerator: { genericClass: ['3'], price: 1 } }, /numerator：.*price/],
    [{ ...VALID, numerator: { genericClass: ['9'] } }, /numerator\.genericClass\.0/],
    [{ ...VALID, numerator: { genericClass: ['3', '3'] } }, /numerator\.genericClass：同じ値が2度あります/],
    [{ ...VALID, id: 'Generic Share' }, /id：小文字/],
    [{ ...VALID, id: 'another' }, /another\.v1\.json という名前/],
    [{ ...VALID, version: 2 }, /generic-volume-share\.v2\.json という名前/],
    [{ ...VALID, numerator: { genericClass: ['1'] } }, /numerator：分子が分母の一部ではありません/],
    [{ ...VALID, numerator: {} }, /numerator：分子が分母の一部ではありません/],
    [bare, /denominator：kind が ratio の指標には分母が要ります/],
    [{ ...VALID, weight: 'generic-saving' }, /weight：割合の重みは quantity か value に限ります/],
    [{ ...VALID, threshold: 0.8 }, /threshold：kind が families-at-least の指標だけのものです/],
    [{ ...VALID, unit: 'yen' }, /unit：この指標の単位は fraction です/],
    [{ ...VALID, breakdowns: ['nation', 'hospital'] }, /breakdowns\.1/],
    [{ ...VALID, breakdowns: ['prefecture'] }, /breakdowns：nation が要ります/],
    [{ ...VALID, target: { value: 80, by: '2030-03-31', per: 'prefecture' } }, /target：割合の目標は1以下/],
    [{ ...VALID, validFrom: '2024-02-30' }, /validFrom：実在する日付/],
    [{ ...VALID, validTo: VALID.validFrom }, /validTo：validFrom より後の日付/],
    [{ ...VALID, why: ' ' }, /why/],
    [{ ...saving, denominator: {} }, /denominator：kind が sum の指標に分母はありません/, name(saving)],
    [{ ...saving, weight: 'quantity' }, /weight：kind が sum の指標の重みは金額に限ります/, name(saving)],
    [{ ...saving, numerator: {} }, /numerator：後発医薬品の金額は genericClass で選びます/, name(saving)],
    [{ ...biologic, threshold: undefined }, /threshold：kind が families-at-least/, name(biologic)],
    [{ ...biologic, result: undefined }, /result：kind が families-at-least/, name(biologic)],
    [{ ...biologic, result: 'count' }, /unit：この指標の単位は count です/, name(biologic)],
  ];
  for (const [content, message, file] of cases) assert.match(read(content, file) ?? 'nothing', message);
});

test('of several versions the newest that is valid on the day counts', () => {
  const first = { ...VALID, validFrom: '2020-04-01', validTo: '2024-04-01' };
  const second = { ...VALID, version: 2, validFrom: '2024-04-01' };
  const all = [first, second];
  assert.deepEqual(measuresOn(all, '2020-03-31'), []);
  assert.deepEqual(measuresOn(all, '2024-03-31'), [first]);
  assert.deepEqual(measuresOn(all, '2024-04-01'), [second]);
});

test('the star of a measure stands on the side of what the product is: ★ is a generic, ☆ an originator', () => {
  for (const id of ['generic-volume-share-with-stars', 'generic-value-share-with-stars']) {
    assert.deepEqual(byId(id).numerator.genericClass, ['3', '★']);
    assert.deepEqual(byId(id).denominator!.genericClass, ['2', '3', '★', '☆']);
  }
  for (const { id, numerator, denominator } of shipped.filter(({ id }) => !id.endsWith('stars')))
    assert.doesNotMatch(JSON.stringify([numerator, denominator]), /[★☆]/, id);
});

test('the targets are those of the roadmap', () => {
  const targets = shipped.flatMap(({ id, target }) => (target ? [[id, target] as const] : []));
  assert.deepEqual(Object.fromEntries(targets), {
    'generic-volume-share': { value: 0.8, by: '2030-03-31', per: 'prefecture' },
    'generic-value-share': { value: 0.65, by: '2030-03-31', per: 'nation' },
    'biosimilar-ingredients-at-80-share': { value: 0.6, by: '2030-03-31', per: 'nation' },
  });
});

const SEEDS = sharedPath('seeds');
test('every quote stands in the documents, word for word', {
  skip: skipWithoutSeeds,
}, () => {
  const squeezed = (text: string) => text.replaceAll(/\s/g, '');
  const documents = readdirSync(SEEDS).map((file) => squeezed(readFileSync(join(SEEDS, file), 'utf8')));
  const missing = shipped.filter(
    ({ source }) => !documents.some((text) => text.includes(squeezed(source.quote))),
  );
  assert.deepEqual(
    missing.map(({ id, source }) => `${id}: ${source.quote}`),
    [],
  );
});
