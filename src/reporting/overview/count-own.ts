/** How many of a maker's products ask for it, for the page of one's work: the numbers of the page of products, counted by the database. */
import type { Actor } from '../../access/index.ts';
import { addDays, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { newestEdition, parseRow } from '../../supply/index.ts';
import {
  isTroubled,
  isUsual,
  RESPONSES,
  type ShipmentResponse,
  type ShipmentVolume,
  VOLUMES,
} from '../../supply/model.ts';
import { NO_WORD_DAYS } from '../model.ts';
import { lastNoChange } from '../records/store-in-force.ts';
import { requireReader } from '../records/who.ts';
import { withReported } from '../rules/status-cells.ts';
import { asksByItself, staleReasons } from './stale.ts';
import { countOwn } from './store-counts.ts';

const TROUBLE = {
  responses: (Object.keys(RESPONSES) as ShipmentResponse[]).filter(isTroubled),
  volumes: (Object.keys(VOLUMES) as ShipmentVolume[]).filter((volume) => !isUsual(volume)),
};

/** @throws AnteiError `forbidden` */
export async function countAsking(
  { pool, clock }: Pick<Context, 'pool' | 'clock'>,
  actor: Actor,
): Promise<{ stale: number; draft: number }> {
  requireReader(actor);
  const { organisation } = actor;
  const day = today(clock);
  const [asOf, confirmedOn] = await Promise.all([newestEdition(pool), lastNoChange(pool, organisation.id)]);
  if (asOf === null) return { stale: 0, draft: 0 };
  const { draft, stale, unread } = await countOwn(pool, organisation, asOf, {
    ...TROUBLE,
    today: day,
    silentBefore: addDays(day, -NO_WORD_DAYS),
    confirmedOn,
  });
  const read = unread.filter(({ cells, reported, reportedOn }) => {
    const inForce = reported ? withReported(cells, reported) : cells;
    const row = parseRow([...inForce, null], 0, '', asOf, () => undefined);
    return staleReasons({ row, reportedOn, confirmedOn }, day).some(asksByItself);
  });
  return { draft, stale: stale + read.length };
}
