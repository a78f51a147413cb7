import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOMS } from '../src/app/rooms.ts';
import { readSettings } from '../src/app/settings.ts';
import type { Room, SiteContext } from '../src/platform/room.ts';
import { defineSettings, onOff } from '../src/platform/settings.ts';
import { type RoomSamples, samplesOf } from './access-samples.ts';
import { complaintsOf, type House } from './half-wired.ts';

/** What the jobs find: with everything on that is done only where it is wanted. */
const context = { settings: readSettings({ ANTEI_FETCH: 'on' }) } as SiteContext;

function textsIn(folder: string): Map<string, string> {
  const cwd = join(import.meta.dirname, '..', folder);
  const files = globSync('**/*.{ts,tsx}', { cwd }).map((path) => path.replaceAll('\\', '/'));
  return new Map(files.map((path) => [path, readFileSync(join(cwd, path), 'utf8')]));
}

test('no room is half wired', async () => {
  const house: House = {
    files: new Map([...textsIn('src')].filter(([path]) => !/\.test\.tsx?$|testing\.ts$/.test(path))),
    browserTests: textsIn('test/browser'),
    samples: new Map(await Promise.all(ROOMS.map(async (room) => [room, await samplesOf(room)] as const))),
    context,
  };
  assert.ok(house.files.size > 500, `only ${house.files.size} files`);
  assert.deepEqual(await complaintsOf(ROOMS, house), []);
});

/** A room in which nothing is missing. */
const WHOLE: Room = {
  name: 'cellar',
  floor: 3,
  pages: [
    { path: 'cellar', file: 'cellar.tsx', access: 'public', place: { at: 5, label: '地下', text: '見る' } },
    { path: 'cellar/:id', file: 'shelf.tsx', access: 'signed-in' },
    { path: 'cellar.csv', file: 'csv.ts', access: 'public' },
  ],
  settings: defineSettings({ cellarLight: { name: 'ANTEI_CELLAR_LIGHT', value: onOff.default(true) } }),
  commands: { at: 7, load: async () => (line) => void line.program.command('cellar') },
  jobs: {
    tasks: ['air-cellar', 'count-cellar'],
    load: async () => () => ({
      tasks: { 'air-cellar': async () => undefined, 'count-cellar': async () => undefined },
      schedule: [{ task: 'air-cellar', cron: '0 0 * * *' }],
    }),
  },
  checks: [{ at: 9, what: '棚', load: async () => async () => ({ checked: [], findings: [] }) }],
  folders: { barrels: 'made again' },
  open: async () => ({}),
};

const CHECKED = '/stock/verify-stock.ts';

const FILES = {
  'cellar/room.ts': "const { cellarApi, cellarFeeds } = await import('./stock/verify-stock.ts')",
  'cellar/pages/cellar.tsx': 'export default function Cellar() {',
  'cellar/pages/shelf.tsx': 'export function loader() {',
  'cellar/pages/csv.ts': 'export async function loader() {',
  'cellar/pages/parts/door.tsx': 'export function Door() {',
  'cellar/settings.ts': 'cellarLight',
  'cellar/light.ts': 'settings.cellarLight',
  'cellar/cli.ts': '',
  'cellar/jobs.ts': '',
  'cellar/stock/verify-stock.ts': "join(dataDir, 'barrels')",
  'cellar/api.ts': 'export function cellarApi() {',
  'cellar/feeds.ts': 'export function cellarFeeds() {',
  'cellar/store.ts': "select graphile_worker.add_job('count-cellar')",
  'app/cli.ts': '',
  'platform/room.ts': '',
};

const SAMPLES: RoomSamples = {
  samples: { '/cellar/:id': async () => ({ own: '', other: '' }) },
  axe: { elsewhere: { 'cellar.test.ts': ['cellar/:id'] } },
};

interface Change {
  room?: Partial<Room>;
  files?: Record<string, string | undefined>;
  samples?: RoomSamples;
  browserTest?: string;
  more?: readonly Room[];
}

async function complaints({ room, files, samples, browserTest, more = [] }: Change): Promise<string[]> {
  const changed: Room = { ...WHOLE, ...room };
  const texts = Object.entries({ ...FILES, ...files }).filter(([, text]) => text !== undefined);
  return complaintsOf([changed, ...more], {
    files: new Map(texts as [string, string][]),
    browserTests: new Map([['cellar.test.ts', browserTest ?? "unseenPages('cellar.test.ts')"]]),
    samples: new Map([[changed, samples ?? SAMPLES]]),
    context,
  });
}

test('a room that is whole is let be', async () => assert.deepEqual(await complaints({}), []));

const [PAGE, SHELF] = WHOLE.pages!;
const { jobs, commands, settings } = WHOLE;

/** What is forgotten, and what is said about it. */
const FORGOTTEN: Record<string, [Change, string]> = {
  'the line in app/rooms.ts': [{ files: { 'attic/index.ts': '' } }, 'attic/ is not in app/rooms.ts'],
  'the file of a page': [
    { files: { 'cellar/pages/csv.ts': undefined } },
    'cellar: cellar/pages/csv.ts is missing',
  ],
  'the page of a file': [
    { files: { 'cellar/pages/rats.tsx': 'export default function Rats() {' } },
    'cellar: no page names cellar/pages/rats.tsx',
  ],
  'that the router writes no slash': [
    { room: { pages: [...WHOLE.pages!, { ...PAGE!, path: '/rats', place: undefined }] } },
    'cellar: /rats begins with a slash',
  ],
  'an address of its own': [
    { room: { pages: [...WHOLE.pages!, { ...PAGE!, place: undefined }] } },
    '/cellar is two pages',
  ],
  'a place of its own': [
    { room: { pages: [...WHOLE.pages!, { ...PAGE!, path: 'other' }] } },
    'two places at 5 on /work',
  ],
  'axe at a guarded page': [
    { samples: { samples: SAMPLES.samples } },
    'cellar: axe does not look at /cellar/:id',
  ],
  'axe at a public page with parameters': [
    { room: { pages: [PAGE!, { ...SHELF!, access: 'public' }, WHOLE.pages![2]!] }, samples: {} },
    'cellar: axe does not look at /cellar/:id',
  ],
  'the page at which axe is to look': [
    { samples: { ...SAMPLES, axe: { elsewhere: { 'cellar.test.ts': ['cellar/:id', 'rats'] } } } },
    'cellar: axe is to look at /rats, which is no page of the room',
  ],
  'to prove that axe looked': [
    { browserTest: 'checkPage(page)' },
    'cellar: test/browser/cellar.test.ts does not prove what axe has looked at',
  ],
  'the sample of a guarded page': [{ samples: { axe: SAMPLES.axe } }, 'cellar: no sample of /cellar/:id'],
  'to take a sample away': [
    {
      samples: { ...SAMPLES, samples: { ...SAMPLES.samples, '/rats/:id': SAMPLES.samples!['/cellar/:id']! } },
    },
    'cellar: /rats/:id is a sample of nothing',
  ],
  'the task of a name': [
    { room: { jobs: { ...jobs!, tasks: [...jobs!.tasks, 'chase-rats'] } } },
    'cellar: chase-rats has no task',
  ],
  'the name of a task': [
    { room: { jobs: { ...jobs!, tasks: ['count-cellar'] } } },
    'cellar: room.ts does not name the task air-cellar',
  ],
  'the task of a job that is added': [
    { files: { 'cellar/store-rats.ts': "add_job('chase-rats')" } },
    'cellar: nobody does the job chase-rats',
  ],
  'the task of a job that is added in other words': [
    { files: { 'cellar/store-rats.ts': "add_job(\n  identifier => 'chase-rats')" } },
    'cellar: nobody does the job chase-rats',
  ],
  'to write the name of a job': [
    { files: { 'cellar/store-rats.ts': 'add_job($1)' } },
    'cellar: nobody does the job whose name is not written there',
  ],
  'a check that only a comment names': [
    { files: { 'cellar/room.ts': "cellarApi cellarFeeds // './stock/verify-stock.ts'" } },
    'cellar: nobody runs the check cellar/stock/verify-stock.ts',
  ],
  'to ask for a task': [
    { files: { 'cellar/store.ts': '' } },
    'cellar: the task count-cellar is never asked for',
  ],
  'its commands': [
    { room: { commands: undefined } },
    'cellar: room.ts does not hand in the commands of cli.ts',
  ],
  'what its commands are': [
    { room: { commands: { ...commands!, load: async () => () => undefined } } },
    'cellar: its commands are none',
  ],
  'its jobs': [
    { room: { jobs: undefined }, files: { 'cellar/store.ts': '' } },
    'cellar: room.ts does not hand in the jobs of jobs.ts',
  ],
  'its settings': [
    { room: { settings: undefined } },
    'cellar: room.ts does not hand in what settings.ts defines',
  ],
  'to read a setting': [{ files: { 'cellar/light.ts': '' } }, 'cellar: nobody reads the setting cellarLight'],
  'a setting of its own': [
    {
      more: [{ name: 'attic', floor: 3, settings: { atticLight: settings!.cellarLight! } }],
      files: { 'attic/x.ts': 'atticLight' },
    },
    'the setting ANTEI_CELLAR_LIGHT is defined twice',
  ],
  'to stand after a room that it asks': [
    {
      files: { 'cellar/room.ts': `${FILES['cellar/room.ts']} open: async (_, { services: { rats } }) => {` },
    },
    'cellar: rats is opened later than it asks for it',
  ],
  'a check': [
    { files: { 'cellar/verify-rats.ts': '' } },
    'cellar: nobody runs the check cellar/verify-rats.ts',
  ],
  'a place for its check': [
    { more: [{ name: 'attic', floor: 3, checks: WHOLE.checks! }], files: { 'attic/x.ts': '' } },
    'two checks of what is stored at 9',
  ],
  'what becomes of a folder': [
    { room: { folders: {} } },
    'cellar: room.ts does not say what becomes of the folder barrels',
  ],
  'a folder of its own': [
    { more: [{ name: 'attic', floor: 3, folders: WHOLE.folders! }], files: { 'attic/x.ts': '' } },
    'the folder barrels is two rooms’',
  ],
  'to hand in its errors': [
    { files: { 'cellar/errors.ts': 'export const E = defineErrors({})' } },
    'cellar: room.ts does not hand in what errors.ts defines',
  ],
  'to serve its API': [
    { files: { 'cellar/room.ts': `cellarFeeds ${CHECKED}` } },
    'cellar: api.ts serves nothing',
  ],
  'to serve its feeds': [
    { files: { 'cellar/room.ts': `cellarApi ${CHECKED}` } },
    'cellar: feeds.ts serves nothing',
  ],
};

for (const [what, [change, complaint]] of Object.entries(FORGOTTEN))
  test(`a room is noticed that forgot ${what}`, async () =>
    assert.deepEqual(await complaints(change), [complaint]));
