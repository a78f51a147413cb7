/** At which pages axe has looked, and at which it should have. */
import { matchRoutes } from 'react-router';
import { PAGES } from '../../src/app/pages.ts';
import type { Context } from '../../src/platform/context.ts';
import { AXE_LOOKS, hasLook, openedIn } from '../access-samples.ts';
import { SEEN } from './window.ts';

const TABLE = PAGES.map((page) => ({ path: `/${page.path}`, handle: page }));

/** Addresses that pages.test.ts opens, on the site of the demonstration. */
export async function addressesForAxe(context: Context): Promise<string[]> {
  const plain = PAGES.filter((page) => hasLook(page) && !page.path.includes(':'))
    .filter((page) => openedIn(page) === 'pages.test.ts')
    .map(({ path }) => `/${path}`);
  const made = await Promise.all(
    AXE_LOOKS.flatMap(({ addresses = {} }) => Object.values(addresses).map((make) => make(context))),
  );
  return [...plain, ...made.flat()];
}

/** Paths of pages that a file of this folder is said to open, and at which axe has not looked in this process. */
export function unseenPages(file: string): string[] {
  const seen = new Set([...SEEN].map((path) => matchRoutes(TABLE, path)?.at(-1)?.route.handle.path));
  return PAGES.filter((page) => hasLook(page) && openedIn(page) === file)
    .map(({ path }) => path)
    .filter((path) => !seen.has(path));
}
