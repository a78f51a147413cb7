/**
 * What is in force for a product of a maker: the newest accepted report that the official list has not overtaken and no
 * edition carries yet, otherwise the published row.
 */

import type { Organisation } from '../../access/index.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { afterReaders } from '../../platform/turns/courtesy.ts';
import { FewAtOnce, Halves } from '../../platform/turns/few-at-once.ts';
import { COLUMN, currentRowsOf } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import { withReported } from '../rules/status-cells.ts';
import { type LatestReport, latestReports } from './store-in-force.ts';

export interface OwnRow {
  productId: number;
  yjCode: string;
  name: string;
  /** The 20 cells in force. */
  cells: Cell[];
  /** What the official list says about the product. */
  official: Cell[];
  /** The newest report; also one that is published or overtaken. */
  latest: LatestReport | null;
  /** True if the row is an accepted report that waits for the next edition. */
  pending: boolean;
  /** Changes whenever anything is published or accepted of the product. */
  version: string;
}

/**
 * Reading all rows of a maker, and changing them: one maker at a time each, however many report in the same minute, and when no page is
 * waited for. Each takes some hundredths of a second of the thread that makes everybody's pages, and as much of the database; half of the
 * time of both together stays the readers'. Changes of one maker wait for each other, and nobody reads behind them.
 */
const halves = new Halves();
const makersReading = new FewAtOnce(1, afterReaders, halves);
export const makersChange = new FewAtOnce(1, afterReaders, halves);

/** The rows in force of an organisation's products, in the order of the list; from the pool in its turn. */
export async function ownRows(
  client: Pool | PoolClient,
  organisation: Pick<Organisation, 'makers'>,
): Promise<OwnRow[]> {
  const isPool = 'totalCount' in client;
  return isPool
    ? makersReading.run(() => readOwnRows(client, organisation))
    : readOwnRows(client, organisation);
}

async function readOwnRows(
  client: Pool | PoolClient,
  { makers }: Pick<Organisation, 'makers'>,
): Promise<OwnRow[]> {
  const published = await currentRowsOf(client, makers);
  const reports = await latestReports(
    client,
    published.map(({ productId }) => productId),
  );
  const latestOf = new Map(reports.map((report) => [report.productId, report]));
  return published.map(({ productId, yjCode, cells, versionId, officialCells }) => {
    const latest = latestOf.get(productId) ?? null;
    const pending = latest !== null && latest.overtakenOn === null && latest.publishedOn === null;
    return {
      productId,
      yjCode,
      name: String(cells[COLUMN.name] ?? yjCode),
      cells: pending ? withReported(cells, latest.cells) : cells,
      official: officialCells ?? cells,
      latest,
      pending,
      version: `${versionId}.${reportMark(latest)}`,
    };
  });
}

/** What represents the newest report in a version: the end of its receipt's number, which counts nothing; 0 for none. */
export function reportMark(latest: { number: string } | null | undefined): string {
  return latest?.number.split('-').at(-1) ?? '0';
}
