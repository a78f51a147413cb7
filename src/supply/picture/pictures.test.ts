import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import { RESPONSE_TEXT } from '../official/official-layout.ts';
import { NO_PORTS } from '../ports.ts';
import { createSupplyReader } from '../reader.ts';
import { edition, row } from '../testing.ts';
import { drawCard } from './draw-card.ts';
import { supplyPictures } from './pictures.ts';
import { productCard, SITE_CARD } from './product-card.ts';

const CODE = '1149019F1560';
/** Of a PNG's first chunk (IHDR): width and height. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a product has a picture of its name and state, of the size that networks ask for, which says when it is invented', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const reader = createSupplyReader(context);
  const rows = [
    row(CODE, { name: 'ロキソ錠６０ｍｇ', response: RESPONSE_TEXT.limitedOwn }),
    row('1149019F1579', { name: 'なが'.repeat(100) }),
  ];
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  const snapshot = await reader.snapshot();
  const card = productCard(snapshot, CODE)!;
  assert.equal(card.title, 'ロキソ錠60mg');
  assert.deepEqual(card.states, [
    { label: '出荷対応', word: '限定出荷（自社の事情）', tone: 'caution' },
    { label: '出荷量', word: '出荷量通常', tone: 'calm' },
  ]);
  assert.match(card.foot, /^2026年8月18日現在　.*通常出荷 1\/1品目$/);
  assert.equal(card.invented, null);
  const demo = { ...snapshot, edition: { ...snapshot.edition!, source: 'demo' as const } };
  assert.match(productCard(demo, CODE)!.invented!, /架空/);
  assert.equal(productCard(snapshot, 'X'), null);

  const [own, invented] = await Promise.all([drawCard(card), drawCard(productCard(demo, CODE)!)]);
  assert.deepEqual([own, invented].map(sizeOf), [
    [1200, 630],
    [1200, 630],
  ]);
  assert.notDeepEqual(own, invented);
  assert.deepEqual(sizeOf(await drawCard(productCard(snapshot, '1149019F1579')!)), [1200, 630]);

  const app = Fastify().setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  await app.register(supplyPictures(reader, context), { prefix: '/pictures' });
  const get = (url: string, headers = {}) => app.inject({ url, headers });
  const sent = await get(`/pictures/${CODE}.png`);
  assert.equal(sent.headers['content-type'], 'image/png');
  assert.deepEqual(sent.rawPayload, own, 'drawn in another thread it is the same');
  const held = await get(`/pictures/${CODE}.png`, { 'if-none-match': sent.headers.etag });
  assert.deepEqual([held.statusCode, held.body], [304, '']);
  assert.deepEqual((await get('/pictures/site.png')).rawPayload, await drawCard(SITE_CARD));
  for (const wrong of ['X.png', CODE, `${CODE}.svg`, '..%2fsite.png'])
    assert.equal((await get(`/pictures/${wrong}`)).statusCode, 404, wrong);
  await app.close();
});
