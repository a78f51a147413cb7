/**
 * What supply calls upward in the transaction of an edition: it says here what it needs, rooms above do it, and `app/` puts
 * them together. Every verb that stores or takes back an edition asks for the ports, so that storing an edition without telling anybody
 * does not compile; a caller that wants that passes {@link NO_PORTS}.
 */

import type { IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import type { PoolClient } from '../platform/database/connection.ts';

/** A manufacturer's accepted report, as far as the list is concerned. */
export interface ActiveReport {
  id: number;
  yjCode: string;
  /** Columns ⑫ to ⑳ as reported. */
  cells: (string | number | boolean | null)[];
  /** Content hash of the official row on which it was made. */
  officialHash: string;
  /** First edition with the report that this one declares to have been wrong; null if it corrects none, or none was published. */
  corrects: IsoDate | null;
}

/** How the list learns of manufacturers' reports; provided by the room above that keeps them. */
export interface ReportSource {
  /** The newest report of each product made on or before a date and not overtaken by then. */
  active(client: PoolClient, asOf: IsoDate): Promise<ActiveReport[]>;
  /** Hears which reports an edition carries, and which the official list of its date has overtaken. */
  settle(
    client: PoolClient,
    asOf: IsoDate,
    outcome: { carried: number[]; overtaken: number[] },
  ): Promise<void>;
  /** Takes back what editions from a date on settled, so that they can be settled again; returns how many reports. */
  reopen(client: PoolClient, from: IsoDate): Promise<number>;
}

/**
 * What became of an edition: `stored` for the first time or with another content; `returned`, stored again after it was
 * withdrawn; `withdrawn`; `follows`, it was there before, and only its changes follow from another edition now.
 */
export type EditionEvent = 'stored' | 'returned' | 'withdrawn' | 'follows';

export interface EditionPorts {
  /**
   * Tells about an edition, once its changes are in the tables and before the transaction ends. What it throws undoes the
   * edition with it.
   */
  told(client: PoolClient, asOf: IsoDate, event: EditionEvent): Promise<void>;
  /** Reports that editions carry. */
  reports: ReportSource;
  /** The demonstration ends: removes what rooms above keep of its editions and products, before these go themselves. */
  forgetDemo(client: PoolClient): Promise<void>;
}

declare module '../platform/room.ts' {
  interface SiteContext {
    ports: EditionPorts;
  }
}

/** The world with what an edition needs of the rooms above. */
export type SupplyContext = Context & { ports: EditionPorts };

/** Nobody is told, no edition carries reports, and nobody keeps anything of the demonstration. */
export const NO_PORTS: EditionPorts = {
  told: async () => undefined,
  reports: { active: async () => [], settle: async () => undefined, reopen: async () => 0 },
  forgetDemo: async () => undefined,
};
