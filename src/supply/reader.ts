import { hash } from 'node:crypto';
import {
  findPackages,
  findReceiptCodes,
  packagesOf,
  priceParts,
  referenceLists,
  routesInForce,
  routesText,
} from '../medicines/index.ts';
import { packageCodeOf, RECEIPT_CODE } from '../medicines/model.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { CSV_WRITER } from '../platform/turns/drawer.ts';
import { changeRows } from './export/changes-csv.ts';
import { ensureDownload, ensureHistory } from './export/downloads.ts';
import type { Format } from './export/export-edition.ts';
import { searchRows } from './export/search-csv.ts';
import type { ProductQuery } from './model.ts';
import { Catalogue } from './read/catalogue.ts';
import { type CodedQuery, NO_CODE } from './read/coded-search.ts';
import {
  type ChangeFileQuery,
  type ChangeListQuery,
  listAllChanges,
  listChanges,
} from './read/list-changes.ts';
import { overviews } from './read/overview.ts';
import { csvPath } from './read/query-address.ts';
import { type ChangeFilter, readChanges } from './read/read-changes.ts';
import { type GroupKind, type GroupSort, listGroups, readGroup } from './read/read-group.ts';
import { readOverview } from './read/read-overview.ts';
import { readProduct } from './read/read-product.ts';

import { searchProducts } from './read/search-products.ts';
import { changesAfter, editionCounts, editionProblems } from './read/store-read.ts';
import { sourceAlarm } from './source/source-alarm.ts';
import { sourceState } from './source/source-state.ts';
import { changesPath } from './words/change-address.ts';
import { makerSiteOf } from './words/maker-sites.ts';

/** What pages, feeds and the API ask of the room; one for a process, it keeps the published state in memory. */
export function createSupplyReader(context: Context) {
  const catalogue = new Catalogue(context);
  const snapshot = () => catalogue.snapshot();
  const codedOf = async ({ q }: ProductQuery): Promise<CodedQuery> => {
    const receipt = q.normalize('NFKC').trim();
    if (RECEIPT_CODE.test(receipt))
      return { ...NO_CODE, receipts: await findReceiptCodes(context.pool, [receipt]) };
    const code = packageCodeOf(q);
    if (!code) return NO_CODE;
    return { ...NO_CODE, packages: { code, answer: await findPackages(context.pool, code.keys) } };
  };
  const search = async (query: ProductQuery) => searchProducts(await snapshot(), query, await codedOf(query));
  return {
    snapshot,
    /** True while the products that the site shows are invented. */
    isDemonstration: async () => (await snapshot()).edition?.source === 'demo',
    search,
    /** All that a query finds, as a CSV without formulas, written by the drawer's thread. */
    async searchCsv(query: ProductQuery): Promise<Buffer> {
      const current = await snapshot();
      return context.drawer.draw({
        ...CSV_WRITER,
        key: `search ${current.revision} ${hash('sha256', csvPath(query))}`,
        read: async () => {
          // Of the list that the file is named after, though another has come in since.
          const all = { ...query, page: 1, size: current.products.length };
          const { items } = await searchProducts(current, all, await codedOf(query));
          return [await searchRows(current, items)];
        },
      });
    },
    /** The site of a maker, as the operator knows it. */
    makerSite: (mah: string) => makerSiteOf(context.settings.makerSites, mah),
    /** Who sells a product's packages, where a list of packages says it. */
    sellers: async (yjCode: string) => (await packagesOf(context.pool, yjCode)).sellers,
    /** @param options.orPart what is in memory will do where the database is away */
    product: async (yjCode: string, options?: { orPart?: boolean }) =>
      readProduct(context, await snapshot(), yjCode, options),
    changes: async (filter: ChangeFilter) => readChanges(context, await snapshot(), filter),
    changesAfter: (cursor: number, limit: number, dates: { since?: IsoDate; until?: IsoDate } = {}) =>
      changesAfter(context.pool, cursor, limit, dates),
    /** One page of the filtered changes of a range of editions. */
    changeList: async (query: ChangeListQuery) => listChanges(context, await snapshot(), query),
    /** All changes that match, as a CSV, written by the drawer's thread. */
    async changesCsv(query: ChangeFileQuery): Promise<Buffer> {
      const current = await snapshot();
      return context.drawer.draw({
        ...CSV_WRITER,
        key: `changes ${current.revision} ${hash('sha256', changesPath(query, '/changes.csv'))}`,
        read: async () => [
          changeRows(await listAllChanges(context, current, query), current.edition?.asOf ?? query.to),
        ],
      });
    },
    /** The country's supply as of an edition; null if there is none of that date. */
    overview: async (asOf: IsoDate) => readOverview(context, await snapshot(), asOf),
    /** All of one ingredient, maker or class; null for a name that no listed product has. */
    group: async (kind: GroupKind, name: string, sort: GroupSort) =>
      readGroup(context, await snapshot(), kind, name, sort),
    groups: async (kind: GroupKind) => listGroups(await snapshot(), kind),
    /** Cells of an edition that could not be read; null if there is no edition of that date. */
    editionProblems: (asOf: IsoDate) => editionProblems(context.pool, asOf),
    /** Counts of each edition in the range, oldest first. */
    trend: async (since: IsoDate, until: IsoDate) =>
      overviews(await editionCounts(context.pool, since, until)),
    download: (asOf: IsoDate, format: Format) => ensureDownload(context, asOf, format),
    history: () => ensureHistory(context),
    referenceLists: () => referenceLists(context.pool),
    /** Which routes of the price list are in force on a date, and what is missing of the newest one, in words; null before any. */
    async priceRoutes(date: IsoDate) {
      const routes = routesInForce(await priceParts(context.pool), date);
      const newest = routes
        .flatMap(({ effectiveFrom }) => effectiveFrom ?? [])
        .toSorted()
        .at(-1);
      return newest === undefined ? null : { newest, text: routesText(routes, newest) };
    },
    /** How the official source fares: the last look, and whether it has stopped moving. */
    sourceState: () => sourceState(context),
    /** What is wrong with the official source, in Japanese; null if all is well. */
    sourceAlarm: sourceAlarm(context),
  };
}

export type SupplyReader = ReturnType<typeof createSupplyReader>;
