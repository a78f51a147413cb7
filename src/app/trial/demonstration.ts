/** The demonstration of an empty site: editions and lists, people to sign in as, and what each room adds to them. */
import { isTrialOver, prepareDemo } from '../../access/index.ts';
import { hasDatasets } from '../../indicators/index.ts';
import { whileInventing } from '../../platform/database/invention-lock.ts';
import type { Progress } from '../../platform/progress.ts';
import {
  type DemoOptions,
  latestProducts,
  loadDemoWhenEmpty,
  type SupplyContext,
  showsDemonstration,
} from '../../supply/index.ts';
import { ROOMS } from '../rooms.ts';

/**
 * Loads it where the site is empty, and completes one that is there; true where it was loaded. An import of something official, which
 * may run at the same time, comes before all of it or after all of it.
 */
export async function prepareDemonstration(
  context: SupplyContext,
  report: Progress,
  options: DemoOptions = {},
): Promise<boolean> {
  const prepare = () => prepareAlone(context, report, options);
  // Once trying out is over it never comes back, and a start waits for nobody's import.
  return (await isTrialOver(context.pool)) ? prepare() : whileInventing(context.pool, prepare);
}

async function prepareAlone(
  context: SupplyContext,
  report: Progress,
  options: DemoOptions,
): Promise<boolean> {
  const { pool, settings } = context;
  // Somebody's figures without any list: nothing invented comes beside them.
  const isEmpty = !(await hasDatasets(pool));
  const loaded = settings.demo && isEmpty && (await loadDemoWhenEmpty(context, report, options));
  await prepareDemo(context, () => makersBySize(pool));
  if (settings.demo && (await showsDemonstration(pool)))
    for (const { demonstration } of ROOMS) await (await demonstration?.())?.(context, report);
  return loaded;
}

/** Names of manufacturers, those with the most products in the newest edition first. */
async function makersBySize(pool: SupplyContext['pool']): Promise<string[]> {
  const listed = (await latestProducts(pool)).filter((product) => product.listed);
  const byMah = [...Map.groupBy(listed, ({ mah }) => mah)];
  return byMah.sort(([, a], [, b]) => b.length - a.length).map(([mah]) => mah);
}
