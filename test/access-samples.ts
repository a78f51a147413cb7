/**
 * What each room brings for the tests that go over all pages and routes, in its `samples-testing.ts`: addresses of what has
 * parameters, bodies that routes take, and where axe looks at its pages.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../src/access/index.ts';
import { ROOMS } from '../src/app/rooms.ts';
import type { Context } from '../src/platform/context.ts';
import type { Page, Room } from '../src/platform/room.ts';
import type { SupplyContext } from '../src/supply/ports.ts';
import type { World } from './access-world.ts';

/** Makes the records (for a maker: of `world.own('manufacturer', …)` and `world.other(…)`) and returns their addresses. */
export type Sample = (world: World) => Promise<{ own: string; other: string }>;

export interface Asked {
  url: string;
  body?: object;
  headers?: Record<string, string>;
}

export interface RoomSamples {
  /**
   * Addresses of guarded pages and routes that have parameters, by their path as it is declared: of a record of the caller's own
   * organisation, and of another's.
   */
  samples?: Readonly<Record<string, Sample>>;
  /** Bodies of guarded routes that are sent something, as the maker `world.own('manufacturer', …)` would: the route takes them. */
  bodies?: Readonly<Record<string, { body: object; headers?: Record<string, string> }>>;
  /**
   * More that routes of the API answer, beside their `x-example`, by method and path as the document has them; on a site with the world
   * of `src/indicators/world-testing.ts`. Where an answer has several shapes, one of each.
   */
  answers?: Readonly<Record<string, (world: World) => Promise<readonly Asked[]>>>;
  /**
   * What the room changes in public, once each and in this order, with what it is; a test sees that each raises the revision of the
   * room's scope (`PUBLIC` of its `tables.ts`).
   */
  publicChanges?: (given: {
    context: SupplyContext;
    /** Of the ministry. */
    officer: Actor;
    hospital: Actor;
  }) => readonly (readonly [what: string, change: () => Promise<unknown>])[];
  axe?: AxeLooks;
}

/**
 * Where axe looks at the room's pages, by their path. A public page without parameters needs no word: test/browser/pages.test.ts
 * opens it. What is not made of HTML is nothing for axe.
 */
export interface AxeLooks {
  /** More addresses that it opens, on the site of the demonstration. */
  addresses?: Readonly<Record<string, (context: Context) => Promise<string[]>>>;
  /** Paths of pages that another file of test/browser/ opens, by its name; it proves it with `unseenPages`. */
  elsewhere?: Readonly<Record<string, readonly string[]>>;
}

/** What a room brings; nothing if it has no such file. */
export async function samplesOf(room: Room): Promise<RoomSamples> {
  const file = join(import.meta.dirname, '..', 'src', room.name, 'samples-testing.ts');
  return existsSync(file) ? (await import(file)).default : {};
}

const all = await Promise.all(ROOMS.map(samplesOf));

export const SAMPLES: Readonly<Record<string, Sample>> = Object.assign({}, ...all.map((one) => one.samples));
export const BODIES: NonNullable<RoomSamples['bodies']> = Object.assign({}, ...all.map((one) => one.bodies));
export const ANSWERS: NonNullable<RoomSamples['answers']> = Object.assign(
  {},
  ...all.map((one) => one.answers),
);
export const AXE_LOOKS: readonly AxeLooks[] = all.flatMap(({ axe }) => axe ?? []);

/** True for a page of HTML; the others are files that the site makes. */
export const hasLook = ({ file }: Page) => file.endsWith('.tsx');

/** The file of test/browser/ in which axe looks at a page; null if nobody opens it. */
export function openedIn(page: Page, looks: readonly AxeLooks[] = AXE_LOOKS): string | null {
  const elsewhere = looks.flatMap((look) => Object.entries(look.elsewhere ?? {}));
  const found = elsewhere.find(([, paths]) => paths.includes(page.path));
  if (found) return found[0];
  const isOpen = page.access === 'public' && !page.path.includes(':');
  return isOpen || looks.some(({ addresses = {} }) => page.path in addresses) ? 'pages.test.ts' : null;
}
