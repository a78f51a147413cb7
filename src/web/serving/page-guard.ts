/**
 * Who may open a page. Each room declares it for its pages; this decides for one request, before React Router
 * sees it, and root.tsx's middleware turns a refusal into an answer, for documents and for the data of client-side
 * navigation alike. An address without a page is public: its answer is "not found".
 */
import { LRUCache } from 'lru-cache';
import { matchRoutes } from 'react-router';
import { type Guarded, requireAllowed, type Session } from '../../access/index.ts';
import type { FormLimits } from '../../platform/http/bodies/form-body.ts';
import type { Page, SitePage } from '../../platform/room.ts';
import { partOf } from './part-handlers.ts';

/** What prevents a request: nothing (null), nobody is signed in or acts for an organisation, or an error for those who do. */
export type Refusal = 'sign-in-needed' | 'organisation-needed' | Error | null;

export interface PageGuard {
  /** Who may open an address, path only; the `.data` of client-side navigation is the page's own, read as the router reads it. */
  accessOf(pathname: string): Page['access'];
  /** The room that an address's page belongs to, path only. */
  roomOf(pathname: string): string | undefined;
  /** Whether a page waits for those that others open, path only. */
  isAfterOthers(pathname: string): boolean;
  /** How much may be sent to an address, path only. */
  formLimitsOf(pathname: string): FormLimits;
}

export function createPageGuard(pages: readonly SitePage[]): PageGuard {
  const table = pages.map((page) => ({ path: `/${page.path}`, handle: page }));
  /** The same by part of the site: the router's matching compiles every route that it is given. */
  const byPart = Map.groupBy(table, ({ path }) => partOf(path));
  /** A request asks several things of its page, and finding it takes as long as a statement. */
  const asked = new LRUCache<string, { page: SitePage | undefined }>({ max: 500 });
  const pageAt = (pathname: string): SitePage | undefined => {
    const known = asked.get(pathname) ?? { page: findPage(pathname) };
    asked.set(pathname, known);
    return known.page;
  };
  function findPage(pathname: string): SitePage | undefined {
    const page = pathname.endsWith('/_.data')
      ? pathname.replace(/_\.data$/, '')
      : pathname.replace(/\.data$/, '');
    const part = partOf(page);
    return matchRoutes((part && byPart.get(part)) || table, page)?.at(-1)?.route.handle;
  }
  return {
    accessOf: (pathname) => pageAt(pathname)?.access ?? 'public',
    roomOf: (pathname) => pageAt(pathname)?.room,
    isAfterOthers: (pathname) => pageAt(pathname)?.afterOthers === true,
    formLimitsOf: (pathname) => (pageAt(pathname)?.takes === 'file' ? FILE_FORM : FORM),
  };
}

/** The longest forms have a few fields for each product of one page: 100 at most. */
const FORM: FormLimits = { bytes: 1_000_000, fields: 2_000, files: 0 };
/** An upload of 5 MB with the fields around it. */
const FILE_FORM: FormLimits = { bytes: 6_000_000, fields: 2_000, files: 10, longText: 'text' };

/** @param session of the caller; null if nobody is signed in */
export function refusalOf(access: Page['access'], session: Session | null): Refusal {
  if (access === 'public') return null;
  if (!session) return 'sign-in-needed';
  if (access === 'signed-in') return null;
  if (!session.actor) return 'organisation-needed';
  try {
    requireAllowed(access as Guarded, session.actor);
    return null;
  } catch (error) {
    return error as Error;
  }
}
