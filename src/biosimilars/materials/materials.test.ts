import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegister } from '../../roadmap/register/read-register.ts';
import { informationWorld, materialFields, traces } from '../information-testing.ts';
import { readLibrary } from './library.ts';
import { readMaterial } from './material-form.ts';

test('the library begins with every document of the register that is a file of the state, as the register names it', () => {
  const { documents } = readRegister();
  const library = readLibrary(documents);
  assert.deepEqual(
    library.map(({ id, title, publisher, issued }) => [id, title, publisher, issued]).toSorted(),
    documents
      .filter(({ seed }) => seed !== null)
      .map(({ id, title, publisher, published }) => [id, title, publisher, published])
      .toSorted(),
  );
  assert.equal(new Set(documents.flatMap(({ seed }) => seed ?? [])).size, 5);
  assert.throws(() => readLibrary(documents.slice(1)), /no document roadmap/);
});

test('officers add materials, which stand before the documents, and withdraw them', async (t) => {
  const world = await informationWorld(t);
  const { information, officer } = world;
  const before = await traces(world);
  const { id } = await information.addMaterial(officer.actor, materialFields());
  const published = await traces(world);
  const [added, next] = await information.materials();
  assert.deepEqual(added, {
    id,
    title: 'バイオ後続品を知る',
    kind: 'leaflet',
    audiences: ['patients'],
    url: 'https://example.jp/leaflet.pdf',
    publisher: '厚生労働省',
    issued: '2026-02',
    note: '4ページ',
    document: false,
  });
  assert.equal(next!.id, 'roadmap');
  await information.withdrawMaterial(officer.actor, id!);
  assert.ok((await information.materials()).every(({ document }) => document));
  await assert.rejects(information.withdrawMaterial(officer.actor, id!), { code: 'not-found' });
  const traced = await traces(world);
  assert.deepEqual(traced.deeds, [`material.add ${id}`, `material.withdraw ${id}`]);
  assert.equal(new Set([before.revision, published.revision, traced.revision]).size, 3);
});

test('a document of the register cannot be withdrawn, and nobody but an editor of the ministry changes the library', async (t) => {
  const { information, officer, reader, hospital, maker } = await informationWorld(t);
  await assert.rejects(information.withdrawMaterial(officer.actor, 'roadmap'), { code: 'not-found' });
  const { id } = await information.addMaterial(officer.actor, materialFields());
  for (const { actor } of [reader, hospital, maker]) {
    await assert.rejects(information.addMaterial(actor, materialFields()), { code: 'forbidden' });
    await assert.rejects(information.withdrawMaterial(actor, id!), { code: 'forbidden' });
  }
});

test('a material needs an address that can be opened, a kind and a time as exact as it is known', () => {
  const items = (replaced: Record<string, string>) =>
    readMaterial(materialFields(replaced)).problems.map(({ item }) => item);
  assert.deepEqual(items({ url: '' }), ['url']);
  assert.deepEqual(items({ url: 'ftp://example.jp/' }), ['url']);
  assert.deepEqual(items({ kind: 'toString', issued: 'この間' }), ['kind', 'issued']);
  assert.deepEqual(items({ 'audience.patients': '' }), ['audiences']);
  for (const issued of ['2026-02-31', '2026-13', '2026-00', '1066'])
    assert.deepEqual(items({ issued }), ['issued'], issued);
  for (const issued of ['2026', '2026/02', '２０２６-02-17']) assert.deepEqual(items({ issued }), [], issued);
});
