/** A maker's own list in the official layout, to be edited in Excel and uploaded again. */
import { hash } from 'node:crypto';
import type { Actor } from '../../access/index.ts';
import { today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { newestEdition, officialTitle } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import { noEditionYet } from '../errors.ts';
import { ownRows } from '../records/in-force.ts';
import { latestReportOf } from '../records/store-in-force.ts';
import { requireReader } from '../records/who.ts';
import { CONTROL_WORD } from '../rules/control-word.ts';
import type * as workbook from './report-workbook.ts';

/**
 * What is in force of all products. The last cell of the title row says which reports the copy knows, so that an older copy
 * can be told when it comes back.
 * @throws AnteiError `no-edition`, `forbidden`
 */
export async function reportTemplate(
  { pool, clock, drawer }: Pick<Context, 'pool' | 'clock' | 'drawer'>,
  actor: Actor,
): Promise<{ name: string; bytes: Buffer }> {
  requireReader(actor);
  // Before the rows: a report that comes in between makes the copy look older than it is, never newer.
  const control = await latestReportOf(pool, actor.organisation.id);
  const [asOf, rows] = await Promise.all([newestEdition(pool), ownRows(pool, actor.organisation)]);
  if (asOf === null) throw noEditionYet();
  const above: Cell[] = [officialTitle(asOf), ...Array(19).fill(null), `${CONTROL_WORD} ${control}`];
  const list = { above, rows: rows.map(({ cells }) => [...cells, null]) };
  const bytes = await drawer.draw({
    key: `template ${hash('sha256', JSON.stringify(list), 'base64url')}`,
    module: new URL('./report-workbook.ts', import.meta.url),
    name: 'writeReportWorkbook' satisfies keyof typeof workbook,
    read: async () => [list],
  });
  return { name: `供給状況報告_${today(clock).replaceAll('-', '')}.xlsx`, bytes };
}
