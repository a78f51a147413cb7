/**
 * What a room has forgotten: a page without its file or the other way round, a page at which axe does not look, a job without a
 * task, a setting that nobody reads. What the compiler sees (a service that no room opens, a page without access) is not asked again.
 */
import { Command } from 'commander';
import type { CommandKit } from '../src/platform/command.ts';
import type { Page, Room, SiteContext } from '../src/platform/room.ts';
import { hasLook, openedIn, type RoomSamples } from './access-samples.ts';

/** What stands around the rooms. */
export interface House {
  /** Text of every file below `src/` but tests and their helpers, by its path there. */
  files: ReadonlyMap<string, string>;
  /** Text of the files of test/browser/, by their name. */
  browserTests: ReadonlyMap<string, string>;
  samples: ReadonlyMap<Room, RoomSamples>;
  /** For the jobs, which read its settings to say when they run. */
  context: SiteContext;
}

/** Folders of `src/` that are no rooms. */
const NO_ROOMS = new Set(['app', 'platform', 'ui']);

/** What is wrong, a line each. */
export async function complaintsOf(rooms: readonly Room[], house: House): Promise<string[]> {
  const found = await Promise.all(
    rooms.map(async (room) => [
      ...furnitureOf(room, house),
      ...pagesOf(room, house),
      ...looksOf(room, house),
      ...samplesOf(room, house),
      ...(await jobsOf(room, house)),
      ...(await commandsOf(room)),
      ...settingsOf(room, house),
      ...keepingOf(room, house),
    ]),
  );
  return [...unlisted(rooms, house), ...twice(rooms), ...askedTooEarly(rooms, house), ...found.flat()];
}

/** Rooms of which app/rooms.ts does not know. */
function unlisted(rooms: readonly Room[], { files }: House): string[] {
  const listed = rooms.map(({ name }) => name);
  const paths = [...files.keys()];
  const folders = new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/', 1)[0]!));
  return [...folders]
    .filter((folder) => !NO_ROOMS.has(folder) && !listed.includes(folder))
    .map((folder) => `${folder}/ is not in app/rooms.ts`);
}

/** What there can be only one of in the whole site. */
function twice(rooms: readonly Room[]): string[] {
  const pages = rooms.flatMap((room) => room.pages ?? []);
  const settings = rooms.flatMap((room) => Object.entries(room.settings ?? {}));
  const folders = rooms.flatMap((room) => Object.keys(room.folders ?? {}));
  return [
    ...repeated(pages.map(({ path }) => `/${path}`)).map((path) => `${path} is two pages`),
    ...repeated(pages.flatMap(({ place }) => place?.at ?? [])).map((at) => `two places at ${at} on /work`),
    ...repeated(settings.map(([key]) => key)).map((key) => `the setting ${key} is defined twice`),
    ...repeated(settings.map(([, { name }]) => name)).map((name) => `the setting ${name} is defined twice`),
    ...repeated(rooms.flatMap(({ commands }) => commands?.at ?? [])).map(
      (at) => `commands of two rooms at ${at} in the help`,
    ),
    ...repeated(rooms.flatMap(({ checks }) => checks?.map(({ at }) => at) ?? [])).map(
      (at) => `two checks of what is stored at ${at}`,
    ),
    ...repeated(folders).map((folder) => `the folder ${folder} is two rooms’`),
    ...repeated(rooms.flatMap(({ jobs }) => jobs?.tasks ?? [])).map(
      (task) => `the task ${task} is two rooms’`,
    ),
  ];
}

function repeated<T>(values: readonly T[]): T[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

const SERVICES = /interface RoomServices \{\n([\s\S]*?)\n {2}\}/;
const ASKED = /\bservices: \{ ([\w, ]+) \}\s*\}\) =>/;

/** Rooms that ask, as they open, for a service which is not there yet: that of a room further down the list. */
function askedTooEarly(rooms: readonly Room[], { files }: House): string[] {
  const opened = new Set<string>();
  return rooms.flatMap((room) => {
    const itself = files.get(`${room.name}/room.ts`) ?? '';
    const asked = ASKED.exec(itself)?.[1]?.split(', ') ?? [];
    const missing = asked.filter((service) => !opened.has(service));
    const own = SERVICES.exec(itself)?.[1] ?? '';
    for (const [, service] of own.matchAll(/^ {4}(\w+):/gm)) opened.add(service!);
    return missing.map((service) => `${room.name}: ${service} is opened later than it asks for it`);
  });
}

/** Files that every room has by the same name, and that its value does not hand in. */
function furnitureOf(room: Room, { files }: House): string[] {
  const folder = room.name;
  const has = (name: string) => files.has(`${folder}/${name}`);
  const itself = files.get(`${folder}/room.ts`) ?? '';
  const missing = [
    has('cli.ts') && !room.commands && 'room.ts does not hand in the commands of cli.ts',
    has('jobs.ts') && !room.jobs && 'room.ts does not hand in the jobs of jobs.ts',
    has('settings.ts') && !room.settings && 'room.ts does not hand in what settings.ts defines',
    ...(['errors', 'deeds', 'scopes', 'mails'] as const).map(
      (kind) =>
        /\bdefine(Errors|Deeds|Scopes|Mails)\(/.test(files.get(`${folder}/${kind}.ts`) ?? '') &&
        !room[kind] &&
        `room.ts does not hand in what ${kind}.ts defines`,
    ),
    ...['api.ts', 'feeds.ts'].map((name) => {
      const makers = [...(files.get(`${folder}/${name}`) ?? '').matchAll(/^export function (\w+)/gm)];
      return has(name) && !makers.some(([, maker]) => itself.includes(maker!)) && `${name} serves nothing`;
    }),
  ];
  return missing.filter((one) => one !== false).map((what) => `${room.name}: ${what}`);
}

/** What makes a file a page of its own, not a part of one. */
const OWN_PAGE = /^export (default |(async )?function (loader|action)\b|const (loader|action)\b)/m;

function pagesOf(room: Room, { files }: House): string[] {
  const { name, pages = [] } = room;
  const folder = `${name}/pages/`;
  const named = new Set(pages.map(({ file }) => folder + file));
  return [
    ...[...named].filter((file) => !files.has(file)).map((file) => `${name}: ${file} is missing`),
    ...[...files]
      .filter(([path, text]) => path.startsWith(folder) && !named.has(path) && OWN_PAGE.test(text))
      .map(([path]) => `${name}: no page names ${path}`),
    ...pages
      .filter(({ path }) => path.startsWith('/'))
      .map(({ path }) => `${name}: ${path} begins with a slash`),
  ];
}

/** Pages at which axe does not look, and looks at what is not there. */
function looksOf(room: Room, { samples, browserTests }: House): string[] {
  const { name, pages = [] } = room;
  const { axe = {} } = samples.get(room) ?? {};
  const { addresses = {}, elsewhere = {} } = axe;
  const paths = new Set(pages.map(({ path }) => path));
  return [
    ...pages
      .filter((page) => hasLook(page) && openedIn(page, [axe]) === null)
      .map(({ path }) => `${name}: axe does not look at /${path}`),
    ...[...Object.keys(addresses), ...Object.values(elsewhere).flat()]
      .filter((path) => !paths.has(path))
      .map((path) => `${name}: axe is to look at /${path}, which is no page of the room`),
    ...Object.keys(elsewhere)
      .filter((file) => !browserTests.get(file)?.includes(`unseenPages('${file}')`))
      .map((file) => `${name}: test/browser/${file} does not prove what axe has looked at`),
  ];
}

/** Guarded pages with parameters of which the access table has no address. */
function samplesOf(room: Room, house: House): string[] {
  const { name, pages = [] } = room;
  const { samples = {} } = house.samples.get(room) ?? {};
  const isGuarded = ({ path, access }: Page) => access !== 'public' && path.includes(':');
  const needed = pages.filter(isGuarded).map(({ path }) => `/${path}`);
  return [
    ...needed.filter((path) => !samples[path]).map((path) => `${name}: no sample of ${path}`),
    ...Object.keys(samples)
      .filter((path) => !path.startsWith('/api/') && !needed.includes(path))
      .map((path) => `${name}: ${path} is a sample of nothing`),
  ];
}

const ADDED = /\badd_job\(\s*(?:identifier\s*=>\s*)?(?:'([\w-]+)')?/g;

async function jobsOf(room: Room, { files, context }: House): Promise<string[]> {
  const { name, jobs } = room;
  const made = jobs && (await jobs.load())(context);
  const tasks = Object.keys(made?.tasks ?? {});
  const scheduled = (made?.schedule ?? []).map(({ task }) => task);
  const added = [...files]
    .filter(([path]) => path.startsWith(`${room.name}/`))
    .flatMap(([, text]) =>
      [...text.matchAll(ADDED)].map(([, task]) => task ?? 'whose name is not written there'),
    );
  const declared = jobs?.tasks ?? [];
  return [
    ...declared.filter((task) => !tasks.includes(task)).map((task) => `${task} has no task`),
    ...tasks
      .filter((task) => !declared.includes(task))
      .map((task) => `room.ts does not name the task ${task}`),
    ...[...added, ...scheduled]
      .filter((task) => !tasks.includes(task))
      .map((task) => `nobody does the job ${task}`),
    ...tasks
      .filter((task) => !added.includes(task) && !scheduled.includes(task))
      .map((task) => `the task ${task} is never asked for`),
  ].map((what) => `${name}: ${what}`);
}

async function commandsOf({ name, commands }: Room): Promise<string[]> {
  if (!commands) return [];
  const program = new Command();
  const group = (word: string) => new Command(word);
  const groups = { import: group('import'), fetch: group('fetch'), export: group('export') };
  (await commands.load())({
    program,
    groups,
    kit: {} as CommandKit<SiteContext>,
    datasetLists: async () => [],
  });
  const added = [program, ...Object.values(groups)].flatMap((command) => command.commands);
  return added.length > 0 ? [] : [`${name}: its commands are none`];
}

function settingsOf({ name, settings = {} }: Room, { files }: House): string[] {
  const code = [...files].filter(([path]) => !path.endsWith('/settings.ts')).map(([, text]) => text);
  return Object.keys(settings)
    .filter((key) => !code.some((text) => new RegExp(`\\b${key}\\b`).test(text)))
    .map((key) => `${name}: nobody reads the setting ${key}`);
}

const IN_DATA_FOLDER = /\bdataDir, '([\w-]+)'/g;

/** Checks that nobody runs, and folders that a backup does not know. */
function keepingOf({ name, folders = {} }: Room, { files }: House): string[] {
  const itself = (files.get(`${name}/room.ts`) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const own = [...files].filter(([path]) => path.startsWith(`${name}/`));
  const written = own.flatMap(([, text]) => [...text.matchAll(IN_DATA_FOLDER)].map(([, folder]) => folder!));
  return [
    ...own
      .filter(([path]) => /\/verify-[\w-]+\.ts$/.test(path) && !itself.includes(path.slice(name.length)))
      .map(([path]) => `${name}: nobody runs the check ${path}`),
    ...[...new Set(written)]
      .filter((folder) => !Object.hasOwn(folders, folder))
      .map((folder) => `${name}: room.ts does not say what becomes of the folder ${folder}`),
  ];
}
