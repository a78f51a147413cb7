import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { revisionOf } from '../../platform/database/revision.ts';
import type { StateAt } from './store.ts';

/** What an edition left: the numbers of products by their codes, and the state of each. */
interface Left {
  asOf: IsoDate;
  revision: number;
  ids: Map<string, number>;
  state: StateAt;
}

/**
 * For importing many editions in turn: what one left in memory need not be read again for the next. It holds for as long as nobody else
 * changed what editions say, which every change of one tells by the revision.
 */
export class ImportMemory {
  #left: Left | null = null;

  /** What holds after the edition of a date; null if that is not known. `client` holds the import lock. */
  async recall(client: PoolClient, asOf: IsoDate | null): Promise<Left | null> {
    const left = this.#left;
    if (left === null || left.asOf !== asOf) return null;
    return left.revision === (await revisionOf(client, 'supply')) ? left : null;
  }

  keep(left: Left): void {
    this.#left = left;
  }

  /** After an import that was undone. */
  forget(): void {
    this.#left = null;
  }
}
