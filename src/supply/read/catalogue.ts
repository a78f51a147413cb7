/**
 * The published state in memory: every product with its status, price and generic class, indexed for search and for
 * candidates. Any web process can hold one; it is rebuilt when the database says that the public data changed.
 */
import { setImmediate as breath } from 'node:timers/promises';
import {
  buildFacets,
  buildFinder,
  buildSearchIndex,
  type Facets,
  type GenericClass,
  genericNamesOn,
  type ListedPrice,
  type ProductFinder,
  readingsOfNames,
  referenceOn,
  type SearchIndex,
} from '../../medicines/index.ts';
import { daysBetween, type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type PublicScope, publicRevision } from '../../platform/database/revision.ts';
import { type Source, sourceOf } from '../../platform/database/servers/reading.ts';
import { soonOr } from '../../platform/turns/soon.ts';
import { reportMarks } from '../history/store-reports.ts';
import { listWithdrawn, type WithdrawnInfo } from '../history/store-withdrawn.ts';
import type { Facet, ProductFacts, SupplyStatus } from '../model.ts';
import { type ProductOrders, prepareOrders } from './product-order.ts';
import {
  type EditionInfo,
  lastMoves,
  latestProducts,
  listEditions,
  type VersionFields,
} from './store-read.ts';

export interface CurrentProduct extends ProductFacts, SupplyStatus {
  id: number;
  /** False when the product has left the list; the rest is then its last known state. */
  listed: boolean;
  /** First edition without the product, where it has left the list. */
  delistedOn: IsoDate | null;
  /** Edition that brought the present response; null: it was so in our first edition. */
  responseSince: IsoDate | null;
  volumeSince: IsoDate | null;
  price: ListedPrice | null;
  genericClass: GenericClass | null;
}

export interface Snapshot {
  /** Revision of the content: equal revisions mean an equal catalogue. */
  revision: string;
  /** Newest first. */
  editions: EditionInfo[];
  /** Editions that were withdrawn, newest date first. */
  withdrawn: WithdrawnInfo[];
  /** The newest edition; null before the first import. */
  edition: EditionInfo | null;
  /** Products in the newest edition. */
  products: CurrentProduct[];
  /** These and those that have left the list. */
  byCode: Map<string, CurrentProduct>;
  byId: Map<number, CurrentProduct>;
  byIngredient: Map<string, CurrentProduct[]>;
  byMah: Map<string, CurrentProduct[]>;
  byClass: Map<string, CurrentProduct[]>;
  /** Listed products of one ingredient and route: the first seven characters of the code. */
  byStem: Map<string, CurrentProduct[]>;
  index: SearchIndex;
  /** What the words of pharmacists find; made after the rest, for which nobody but a search waits. */
  finder: Promise<ProductFinder>;
  orders: ProductOrders;
  facets: Facets<Facet>;
  /** Numbers of products whose row in the newest edition is their manufacturer's report. */
  reported: Set<number>;
  /** Numbers of products whose manufacturer later declared that an edition was wrong about them. */
  corrected: Set<number>;
}

/**
 * The published state, of the server that an answer is read from: a replica may know an older one than the primary, and nothing on a page
 * may be newer than the rest. While both know the same, both have one snapshot.
 */
export class Catalogue {
  readonly #of: Readonly<Record<Source, KeptSnapshot>>;
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
    this.#of = {
      primary: new KeptSnapshot(context, () => this.#of.replica.held),
      replica: new KeptSnapshot(context, () => this.#of.primary.held),
    };
  }

  async snapshot(): Promise<Snapshot> {
    const source = sourceOf(this.#context.pool);
    const snapshot = await this.#of[source].snapshot();
    this.#of[source === 'primary' ? 'replica' : 'primary'].forgetUnused();
    return snapshot;
  }
}

/** Keeps a snapshot current. A change is looked for at most every `CHECK_MS`, by one small query. */
class KeptSnapshot {
  readonly #context: Context;
  readonly #other: () => Snapshot | null;
  #snapshot: Snapshot | null = null;
  #checkedAt = 0;
  #loading: { since: number; made: Promise<Snapshot> } | null = null;
  #waiting = 0;

  /** @param other what is kept of the other server, to be shared where it is the same */
  constructor(context: Context, other: () => Snapshot | null) {
    this.#context = context;
    this.#other = other;
  }

  get held(): Snapshot | null {
    return this.#snapshot;
  }

  /** An old state of which nobody has asked for a minute is not worth its memory. */
  forgetUnused(): void {
    if (this.#snapshot && !this.#loading && performance.now() - this.#checkedAt > UNUSED_MS)
      this.#snapshot = null;
  }

  async snapshot(): Promise<Snapshot> {
    const held = this.#snapshot;
    if (held && performance.now() - this.#checkedAt < CHECK_MS) return held;
    // Reading all products again takes a second or two. If a crowd comes meanwhile, most get what was published before.
    if (held && this.#waiting >= CROWD) return held;
    this.#loading ??= this.#begin(held);
    const loading = this.#loading;
    this.#waiting++;
    if (!held) return loading.made;
    // Nor does anybody wait long for the new state where there is an old one, which says of which date it is. A page asks several
    // times, so that the wait is over for all of them at the same moment.
    const left = loading.since + PATIENCE_MS - performance.now();
    return left > 0 ? soonOr(loading.made, left, held) : held;
  }

  #begin(held: Snapshot | null): { since: number; made: Promise<Snapshot> } {
    const made = this.#refresh(held).finally(() => {
      this.#loading = null;
      this.#waiting = 0;
    });
    // Heard by whoever still waits.
    made.catch(() => undefined);
    return { since: performance.now(), made };
  }

  async #refresh(held: Snapshot | null): Promise<Snapshot> {
    try {
      const revision = await publicRevision(this.#context.pool, SCOPES);
      if (held?.revision !== revision) {
        const other = this.#other();
        const next = other?.revision === revision ? other : await loadSnapshot(this.#context, revision);
        // Where there is an old state, nobody's search waits for what finds in the new one.
        if (held) await next.finder.catch(() => undefined);
        this.#snapshot = next;
      }
    } catch (error) {
      // What was published stays readable while the database is away.
      this.#snapshot ??= this.#other();
      if (!this.#snapshot) throw error;
      this.#context.log.error({ err: error }, 'catalogue: database unavailable, serving the last snapshot');
    }
    this.#checkedAt = performance.now();
    return this.#snapshot!;
  }
}

/** The lists bring prices and classes of products. */
const SCOPES: readonly PublicScope[] = ['supply', 'medicines'];
const CHECK_MS = 200;
const UNUSED_MS = 60_000;
/** What a page takes beside is a fraction of the second in which it is to come. */
const PATIENCE_MS = 500;
/** Requests that wait for a new state; in a quiet hour everybody sees it at once. */
const CROWD = 20;

async function loadSnapshot(context: Context, revision: string): Promise<Snapshot> {
  const { pool } = context;
  const [editions, withdrawn, rows, moves] = await Promise.all([
    listEditions(pool),
    listWithdrawn(pool),
    latestProducts(pool),
    lastMoves(pool),
  ]);
  const date = editions[0]?.asOf ?? today(context.clock);
  const [reference, marks, standards, readingOf] = await Promise.all([
    referenceOn(context, date),
    reportMarks(pool, editions[0]?.asOf ?? null),
    genericNamesOn(pool, date),
    readingsOfNames(pool),
  ]);
  const all = rows.map(
    ({ lastListedBefore, ...row }): CurrentProduct => ({
      ...toStatus(row),
      id: row.id,
      yjCode: row.yjCode,
      listed: row.listed,
      delistedOn: lastListedBefore,
      responseSince: moves.get(row.id)?.response ?? null,
      volumeSince: moves.get(row.id)?.volume ?? null,
      price: reference.price(row.yjCode),
      genericClass: reference.genericClass(row.yjCode),
    }),
  );
  const products = all.filter((product) => product.listed);
  // Each step is a fraction of a second of the thread that answers everybody.
  await breath();
  const index = buildSearchIndex(products, readingOf);
  await breath();
  const orders = prepareOrders(products, index.order);
  await breath();
  const finder = buildFinder(products, standards, index);
  // Who searches hears of it.
  finder.catch((error: unknown) => context.log.error({ err: error }, 'nothing can be searched'));
  return {
    revision,
    editions,
    withdrawn,
    edition: editions[0] ?? null,
    products,
    byCode: new Map(all.map((product) => [product.yjCode, product])),
    byId: new Map(all.map((product) => [product.id, product])),
    byIngredient: Map.groupBy(products, (product) => product.ingredient),
    byMah: Map.groupBy(products, (product) => product.mah),
    byClass: Map.groupBy(products, (product) => product.therapeuticClass),
    byStem: Map.groupBy(products, (product) => product.yjCode.slice(0, 7)),
    ...marks,
    index,
    finder,
    orders,
    facets: buildFacets<CurrentProduct, Facet>(products, {
      response: (p) => p.response,
      volume: (p) => p.volume,
      category: (p) => p.category,
      route: (p) => p.route,
      essential: (p) => p.essentialSupply,
      basic: (p) => (p.basicMedicine ? 'yes' : null),
      class: (p) => p.therapeuticClass,
      mah: (p) => p.mah,
    }),
  };
}

/** Puts the forecast of a stored version together again. */
export function toStatus<T extends VersionFields>(
  row: T,
): Omit<T, 'forecastEvent' | 'forecastEarliest' | 'forecastLatest'> & Pick<SupplyStatus, 'forecast'> {
  const { forecastEvent, forecastEarliest, forecastLatest, ...rest } = row;
  return {
    ...rest,
    forecast: forecastEvent
      ? { event: forecastEvent, earliest: forecastEarliest!, latest: forecastLatest }
      : null,
  };
}

export interface Lasting {
  /** First day of the present state, as far as known. */
  since: IsoDate;
  /** Days up to and including the edition's date. */
  days: number;
  /** 'source': from column ⑬; 'history': the edition in which we first saw it. */
  known: 'source' | 'history';
}

/** Since when the response has been what it is; null if neither the source nor our history tells. */
export function responseLasting(
  product: Pick<CurrentProduct, 'responseUpdatedOn' | 'responseSince'>,
  asOf: IsoDate,
): Lasting | null {
  const since = product.responseUpdatedOn ?? product.responseSince;
  if (!since || since > asOf) return null;
  const days = daysBetween(since, asOf) + 1;
  return { since, days, known: product.responseUpdatedOn ? 'source' : 'history' };
}
