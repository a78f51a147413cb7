import type { Actor } from '../../access/index.ts';
import { type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { SupplyReader } from '../../supply/index.ts';
import { requireMinistry } from '../records/who.ts';
import { staleReasons } from './stale.ts';
import { registeredMakers, reportDays } from './store-overdue.ts';

/** How a maker of the newest list keeps up. */
export interface MakerState {
  /** The maker's name in the list. */
  mah: string;
  /** Null if nobody of it is registered: it can report nothing here. */
  organisation: string | null;
  products: number;
  /** Products in trouble whose forecast has passed. */
  forecastPassed: number;
  /** Products in trouble without any report for more than 90 days. */
  noWord: number;
  /** Products not reported or confirmed this month. */
  monthly: number;
  confirmedOn: IsoDate | null;
}

/** The makers of the newest list, those with the most stale troubles first; makers without any are left out. */
export async function overdueMakers(
  { pool, clock }: Pick<Context, 'pool' | 'clock'>,
  supply: Pick<SupplyReader, 'snapshot'>,
  actor: Actor,
): Promise<MakerState[]> {
  requireMinistry(actor, 'viewer');
  const day = today(clock);
  const [{ byMah }, days, makers] = await Promise.all([
    supply.snapshot(),
    reportDays(pool),
    registeredMakers(pool),
  ]);
  const states = [...byMah].map(([mah, products]): MakerState => {
    const { organisation = null, confirmedOn = null } = makers.get(mah) ?? {};
    const reasons = products.flatMap((row) =>
      staleReasons({ row, reportedOn: days.get(row.id) ?? null, confirmedOn }, day),
    );
    const count = (reason: string) => reasons.filter((one) => one === reason).length;
    return {
      mah,
      organisation,
      products: products.length,
      forecastPassed: count('forecast-passed'),
      noWord: count('no-word'),
      monthly: count('monthly'),
      confirmedOn,
    };
  });
  return states
    .filter(({ forecastPassed, noWord }) => forecastPassed + noWord > 0)
    .sort(
      (a, b) => b.forecastPassed + b.noWord - a.forecastPassed - a.noWord || a.mah.localeCompare(b.mah, 'ja'),
    );
}
