import { createContext } from 'react-router';
import type { Alerts } from '../alerts/index.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { SupplyReader } from '../supply/index.ts';

/** What a page's loader may ask of the rooms; the server makes one per request. */
export interface Services {
  /** Today's date in Japan. */
  today: IsoDate;
  /** Address of the site as its readers see it, without a slash at the end. */
  siteUrl: string;
  supply: SupplyReader;
  alerts: Alerts;
  /** The OpenAPI 3.1 document of this site. */
  apiDocument: () => object;
}

/**
 * The key under which loaders find {@link Services}: `context.get(servicesContext)`. Its identity matters: the server takes it
 * from the built bundle (`build.entry.module.servicesContext`), never by importing this file natively.
 */
export const servicesContext = createContext<Services>();
