import type { RoomSamples } from '../../test/access-samples.ts';
import type { World } from '../../test/access-world.ts';
import type { Actor } from '../access/index.ts';
import { readRegister } from '../roadmap/index.ts';
import { createInformation } from './information.ts';
import { caseFields, materialFields, seminarFields } from './information-testing.ts';

const open = ({ context }: Pick<World, 'context'>) => createInformation(context, readRegister().documents);

/** Public id of a case of the hospital's. */
async function sentCase(world: World, actor: Actor): Promise<string> {
  return (await open(world).submitCase(actor, caseFields())).id!;
}

/** Public id of a seminar, which belongs to no organisation. */
async function addedSeminar(world: World): Promise<string> {
  return (await open(world).addSeminar(world.own('ministry', 'editor').actor, seminarFields())).id!;
}

/** Addresses of a case of either hospital. */
async function ofHospitals(world: World, path: string): Promise<{ own: string; other: string }> {
  const own = await sentCase(world, world.own('hospital', 'editor').actor);
  return {
    own: `${path}/${own}`,
    other: `${path}/${await sentCase(world, world.other('hospital', 'editor').actor)}`,
  };
}

export default {
  // What the ministry registers has no other organisation's.
  samples: {
    '/biosimilars/cases/mine/:id': (world) => ofHospitals(world, '/biosimilars/cases/mine'),
    '/desk/biosimilars/cases/:id': (world) => ofHospitals(world, '/desk/biosimilars/cases'),
    '/desk/biosimilars/seminars/:id': async (world) => ({
      own: `/desk/biosimilars/seminars/${await addedSeminar(world)}`,
      other: `/desk/biosimilars/seminars/${await addedSeminar(world)}`,
    }),
  },
  publicChanges: ({ context, officer, hospital }) => {
    const information = open({ context });
    let [seminar, material, published] = ['', '', ''];
    return [
      ['a seminar', async () => (seminar = (await information.addSeminar(officer, seminarFields())).id!)],
      [
        'a seminar changed',
        () => information.changeSeminar(officer, seminar, 0, seminarFields({ place: '大講堂' })),
      ],
      ['a seminar cancelled', () => information.cancelSeminar(officer, seminar, 1)],
      ['a material', async () => (material = (await information.addMaterial(officer, materialFields())).id!)],
      ['a material withdrawn', () => information.withdrawMaterial(officer, material)],
      [
        'a case published',
        async () => {
          published = (await information.submitCase(hospital, caseFields())).id!;
          await information.decideCase(officer, published, 1, { to: 'returned', note: '直してください。' });
          await information.rewriteCase(hospital, published, 2, caseFields());
          await information.decideCase(officer, published, 3, { to: 'published', note: '' });
        },
      ],
      ['a published case withdrawn', () => information.withdrawCase(hospital, published, 4)],
      ['another material', () => information.addMaterial(officer, materialFields())],
      [
        'another case published',
        async () => {
          const another = (await information.submitCase(hospital, caseFields())).id!;
          await information.decideCase(officer, another, 1, { to: 'published', note: '' });
        },
      ],
    ];
  },
  axe: {
    addresses: { 'biosimilars/ingredients/:id': async () => ['/biosimilars/ingredients/infliximab'] },
    elsewhere: {
      'information.test.ts': [
        'biosimilars/cases',
        'biosimilars/cases/:id',
        'biosimilars/cases/new',
        'biosimilars/cases/mine',
        'biosimilars/cases/mine/:id',
        'biosimilars/materials',
        'biosimilars/seminars',
        'desk/biosimilars/cases',
        'desk/biosimilars/cases/:id',
        'desk/biosimilars/seminars',
        'desk/biosimilars/seminars/:id',
        'desk/biosimilars/materials',
      ],
    },
  },
} satisfies RoomSamples;
