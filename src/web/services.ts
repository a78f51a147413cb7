import { createContext } from 'react-router';
import type { Actor, Session } from '../access/index.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { DatabaseNote } from '../platform/database/servers/watch.ts';
import type { Sending } from '../platform/files/reading/reading.ts';
import type { Page, PlaceAsker, RoomServices, Waiting } from '../platform/room.ts';
import type { Refusal } from './serving/page-guard.ts';

/** Errors that belong together, as pages show them. */
export interface ErrorGroupView {
  about: string;
  errors: { code: string; status: number; title: string; remedy: string; retryAfter?: number }[];
}

/** What a page's loader may ask; the server makes one per request. What the rooms bring, each says in its `room.ts`. */
export interface Services extends RoomServices {
  /** Today's date in Japan. */
  today: IsoDate;
  /** Address of the site as its readers see it, without a slash at the end. */
  siteUrl: string;
  /** Every page of the site, with who may open it. */
  pages: readonly Page[];
  /** What waits at a place for somebody who may open it; the page of one's work asks. */
  waiting: (path: string, asker: PlaceAsker) => Promise<Waiting[]>;
  /** What readers have to know of the servers of the database; null where all is well. */
  databaseNote: () => DatabaseNote | null;
  /** Who sends this request's files, for their turn. */
  sending: Sending;
  /** The OpenAPI 3.1 document of this site. */
  apiDocument: () => Promise<object>;
  /** Every error of the site, in groups. */
  errors: () => ErrorGroupView[];
  /** Who is signed in; looked up for pages that are not public only. */
  session: Session | null;
  /** What on the page is real while the site shows a demonstration (`Room.real`); null where nothing is. */
  real: string | null;
  /** Why the page may not be opened; root.tsx answers it before any loader runs. */
  refusal: Refusal;
  /** What the page's own room keeps confidential; there only where the page is guarded and its caller was let through. */
  confidential: unknown;
}

/**
 * The key under which loaders find {@link Services}: `context.get(servicesContext)`. Its identity matters: the server takes it
 * from the built bundle (`build.entry.module.servicesContext`), never by importing this file natively.
 */
export const servicesContext = createContext<Services>();

/** Who opens a guarded page. Throws if nobody was let in: a page that forgot to ask fails instead of leaking. */
export function actorOf({ session, refusal }: Services): Actor {
  if (!session?.actor || refusal) throw new Error('a guarded page was reached without an actor');
  return session.actor;
}
