import type { RoomSamples } from '../../test/access-samples.ts';
import { forBothMakers, type World } from '../../test/access-world.ts';
import type { Actor } from '../access/index.ts';
import { createSupplyReader } from '../supply/index.ts';
import { createWarnings } from './index.ts';
import { filledForm } from './testing.ts';

/** Number of a warning of the maker's, and a file of it. */
async function warned({ context }: World, actor: Actor, code: string) {
  const warnings = createWarnings(context, createSupplyReader(context));
  const { number } = await warnings.submit(actor, [code], filledForm());
  const file = { name: '経過.csv', bytes: Buffer.from('日付,在庫\n') };
  await warnings.attach(actor, number!, file);
  const { files } = await warnings.ownWarning(actor, number!);
  return { number: number!, fileId: files[0]!.id };
}

export default {
  samples: {
    '/warnings/drafts/:id': (world) =>
      forBothMakers(world, async (actor, code) => {
        const warnings = createWarnings(world.context, createSupplyReader(world.context));
        const given = { yjCodes: [code], fields: { details: '下書き' } };
        return `/warnings/drafts/${await warnings.saveDraft(actor, null, given)}`;
      }),
    '/warnings/:number': (world) =>
      forBothMakers(world, async (actor, code) => `/warnings/${(await warned(world, actor, code)).number}`),
    '/warnings/:number/change': (world) =>
      forBothMakers(
        world,
        async (actor, code) => `/warnings/${(await warned(world, actor, code)).number}/change`,
      ),
    '/warnings/:number/files/:id': (world) =>
      forBothMakers(world, async (actor, code) => {
        const { number, fileId } = await warned(world, actor, code);
        return `/warnings/${number}/files/${fileId}`;
      }),
    '/desk/warnings/:number': (world) =>
      forBothMakers(
        world,
        async (actor, code) => `/desk/warnings/${(await warned(world, actor, code)).number}`,
      ),
  },
  axe: {
    elsewhere: {
      'warnings-maker.test.ts': [
        'warnings',
        'warnings/new',
        'warnings/drafts/:id',
        'warnings/:number',
        'warnings/:number/change',
        'warnings/requests',
        'warnings/sources',
      ],
      'warnings-desk.test.ts': ['desk/warnings', 'desk/warnings/:number', 'desk/analysis'],
    },
  },
} satisfies RoomSamples;
