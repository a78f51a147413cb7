import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drawer, type Drawing } from '../../platform/turns/drawer.ts';
import type { Current } from '../figures/current.ts';
import { prefectureSource } from '../views/prefecture-testing.ts';
import { packDrawer } from './draw-pack.ts';

/** Draws, and keeps the keys of what was drawn. */
class Watched extends Drawer {
  readonly keys: string[] = [];
  override draw(drawing: Drawing): Promise<Buffer> {
    return super.draw({
      ...drawing,
      read: () => {
        this.keys.push(drawing.key);
        return drawing.read();
      },
    });
  }
}

const DATE = '2026-11-22';
function packs() {
  const drawer = new Watched();
  const source = { ...prefectureSource(), listFiles: async () => [] };
  const now = {} as Current;
  const pack = packDrawer(drawer, source, async () => now);
  return { drawer, ask: (query: string) => pack('01', new URLSearchParams(query), DATE, 'pdf') };
}

test('a pack is drawn once, whatever else the address says', async () => {
  const { drawer, ask } = packs();
  const queries = Array.from(
    { length: 100 },
    (_, n) => `x${n}=${n}&dataset=none-${n}&edition=no&limited=${n}`,
  );
  const drawn = await Promise.all(queries.map(ask));
  assert.equal(drawer.keys.length, 1);
  assert.ok(drawn.every((bytes) => bytes.equals(drawn[0]!)));
});

test('dates are those in force, so that many dates are one pack; what changes the pack is another', async () => {
  const { drawer, ask } = packs();
  for (const query of ['edition=2030-01-01', 'edition=2031-02-03', 'edition=2032-01-01&y=1'])
    await ask(query);
  assert.equal(drawer.keys.length, 1, drawer.keys.join('\n'));
  await ask('saving=x&switches=count&limited=count&count=1');
  await ask('');
  assert.ok(drawer.keys.length >= 2 && drawer.keys.length <= 3);
});
