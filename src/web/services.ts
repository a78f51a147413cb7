import { createContext } from 'react-router';
import type { AccessRoom, Actor, Session } from '../access/index.ts';
import type { Alerts } from '../alerts/index.ts';
import type { Guide, Information } from '../biosimilars/index.ts';
import type { Indicators } from '../indicators/index.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { Sending } from '../platform/files/reading/reading.ts';
import type { Reporting } from '../reporting/index.ts';
import type { Roadmap } from '../roadmap/index.ts';
import type { Savings } from '../savings/index.ts';
import type { SupplyReader } from '../supply/index.ts';
import type { Refusal } from './serving/page-guard.ts';

/** What a page's loader may ask of the rooms; the server makes one per request. */
export interface Services {
  /** Today's date in Japan. */
  today: IsoDate;
  /** Address of the site as its readers see it, without a slash at the end. */
  siteUrl: string;
  supply: SupplyReader;
  /** Measures, datasets and figures. */
  indicators: Indicators;
  alerts: Alerts;
  reporting: Reporting;
  /** Seminars, materials and good cases of the biosimilar information site; verbs that change anything ask who calls them. */
  information: Information;
  /** Texts and ingredients of the biosimilar information site. */
  guide: Guide;
  /** What a medicine costs the patient. */
  savings: Savings;
  /** Initiatives, KPIs and what officers enter of them. */
  roadmap: Roadmap;
  /** Accounts, organisations and tokens; every verb asks who calls it. */
  access: AccessRoom;
  /** Who sends this request's files, for their turn. */
  sending: Sending;
  /** The OpenAPI 3.1 document of this site. */
  apiDocument: () => object;
  /** Who is signed in; looked up for pages that are not public only. */
  session: Session | null;
  /** Why the page may not be opened; root.tsx answers it before any loader runs. */
  refusal: Refusal;
  /** The room of confidential warnings; there only where the page is guarded and its caller was let through. */
  confidential: unknown;
}

/**
 * The key under which loaders find {@link Services}: `context.get(servicesContext)`. Its identity matters: the server takes it
 * from the built bundle (`build.entry.module.servicesContext`), never by importing this file natively.
 */
export const servicesContext = createContext<Services>();

/** Who opens a guarded page. Thrown where nobody was let through: a page that forgot to ask is an error, not a leak. */
export function actorOf({ session, refusal }: Services): Actor {
  if (!session?.actor || refusal) throw new Error('a guarded page was reached without an actor');
  return session.actor;
}
