/**
 * The house's rules for imports, as a function of the imports. Floors from below: the ground (platform, and components that know no
 * room); then rooms on four floors; the roof. Imports run down. A room has three doors: `index.ts`, `model.ts`, and for pages the
 * components in its `ui/`. For `app/` only are its commands (`cli.ts`), what it hands to the roof (`room.ts`), and what it defines in
 * `errors.ts`, `deeds.ts` and `scopes.ts`; a room's `errors.ts` builds on those of rooms below. What stands in a room's `pages/` stands
 * on the roof, and only its `room.ts` refers to it. Nothing public reaches `warnings/`. Nothing stands on `app/`, except for the build of
 * the pages, which takes the list of them from there.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { ROOMS } from '../src/app/rooms.ts';

/** A file of `src/` and another that it imports or names, both below `src/`. */
export interface Edge {
  from: string;
  to: string;
}

/** By folder; each room says its own in `room.ts`. */
export const FLOORS: Readonly<Record<string, number>> = {
  platform: 0,
  ui: 0,
  // Planned: they have their place before they have a room.ts.
  makers: 3,
  claims: 4,
  preparedness: 4,
  ...Object.fromEntries(ROOMS.map(({ name, floor }) => [name, floor])),
  app: 5,
};
const ROOF = 5;
/** Rooms whose data have no way out. */
const CLOSED = new Set(['warnings', 'claims']);
const OWN_ERRORS = 'a file gets its errors from the errors.ts of its own room';
/** Takes the pages of all rooms from app/: the build of the pages begins at it. */
const ROUTES: Edge = { from: 'web/routes.ts', to: 'app/pages.ts' };

/** What is wrong with an import; null if nothing is. */
export function complaint({ from, to }: Edge): string | null {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (!(here in FLOORS)) return `${here}/ has no floor: it is not in app/rooms.ts`;
  if (!(there in FLOORS)) return `${there}/ has no floor: it is not in app/rooms.ts`;
  if (isForTests(to) && !isForTests(from)) return 'the product uses what is for tests only';
  if (isPage(to) && !(isPage(from) && here === there)) {
    if (here !== there || !(isRoomFile(from) || isForTests(from)))
      return `only the room.ts of ${there}/ refers to pages`;
  }
  if (isRoomFile(to) && here !== 'app' && !isForTests(from)) return 'room.ts is for app/ only';
  if (here === there) return null;
  if (here === 'ui' && there === 'platform') return null;
  if (isComponent(to) && !isPage(from) && !isComponent(from) && here !== 'web' && !isForTests(from))
    return 'components are for pages';
  if (CLOSED.has(there) && here !== 'app') return `nothing public reaches ${there}/`;
  if (there === 'app' && !isForTests(from))
    return from === ROUTES.from && to === ROUTES.to ? null : 'nothing stands on app/';
  if (floorOf(from) < FLOORS[there]!) return `it runs up to ${there}/`;
  if (floorOf(from) === FLOORS[there]! && floorOf(from) !== ROOF)
    return `${there}/ is on the same floor, and rooms of one floor do not know each other`;
  // A test may look behind a door.
  if (FLOORS[there] === 0 || FLOORS[there] === ROOF || isForTests(from) || isComponent(to)) return null;
  if (isRoomFile(to)) return null;
  if (to === `${there}/cli.ts`) return here === 'app' ? null : 'commands are for app/ only';
  if (/\/(deeds|own-deeds|scopes)\.ts$/.test(to) && here === 'app') return null;
  if (to.endsWith('/errors.ts')) return from.endsWith('/errors.ts') || here === 'app' ? null : OWN_ERRORS;
  if (to === `${there}/index.ts` || to === `${there}/model.ts`) return null;
  return `${there}/ is entered by its index.ts, model.ts or ui/ only`;
}

/** True if a file does not import a page but names it by its path, for the router. */
export function isNamedPage({ from, to }: Edge): boolean {
  return isRoomFile(from) && isPage(to);
}

function roomOf(file: string): string {
  return file.split('/', 1)[0]!;
}

/** Pages and tests stand on the roof, wherever they lie. */
function floorOf(file: string): number {
  return isPage(file) || isForTests(file) ? ROOF : FLOORS[roomOf(file)]!;
}

function isPage(file: string): boolean {
  return file.split('/')[1] === 'pages';
}

/** A component that other rooms' pages may show. */
function isComponent(file: string): boolean {
  return file.startsWith('ui/') || file.split('/')[1] === 'ui';
}

/** What a room hands to the roof. */
function isRoomFile(file: string): boolean {
  return file.endsWith('/room.ts') && roomOf(file) !== 'platform';
}

/** Tests, and what only they use. */
export function isForTests(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /(^|[/-])testing\.ts$/.test(file);
}

const SPECIFIER =
  /(?:^|[\s;}])(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['`"]([^'`"]+)['`"]|new URL\(\s*'(\.[^']+\.tsx?)'/g;
/** A room names its pages by their path in the folder of its pages. */
const PAGE_FILE = /\bfile: '([^']+\.tsx?)'/g;

/** Every import of one file of `src/` by another. */
export function readImports(src: string): Edge[] {
  return globSync('**/*.{ts,tsx}', { cwd: src }).flatMap((from) => {
    const text = readFileSync(join(src, from), 'utf8');
    const named = [...text.matchAll(SPECIFIER)].map(([, a, b, c]) => (a ?? b ?? c)!);
    const imported = named.flatMap((specifier) => {
      const to = normalize(join(from, '..', specifier.split('?', 1)[0]!));
      return specifier.startsWith('.') && /\.tsx?$/.test(to) ? [{ from, to }] : [];
    });
    return [...imported, ...pagesNamed(from, text)];
  });
}

function pagesNamed(from: string, text: string): Edge[] {
  if (!isRoomFile(from)) return [];
  const folder = join(from, '..', 'pages');
  return [...text.matchAll(PAGE_FILE)].map(([, file]) => ({ from, to: normalize(join(folder, file!)) }));
}
