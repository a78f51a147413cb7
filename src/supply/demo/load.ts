import { createHash } from 'node:crypto';
import { isTrialOver } from '../../access/index.ts';
import { importReferenceTable } from '../../medicines/index.ts';
import type { Progress } from '../../platform/progress.ts';
import { importEdition } from '../history/import-edition.ts';
import { ImportMemory } from '../history/import-memory.ts';
import type { Cell, EditionRow } from '../model.ts';
import { OFFICIAL_HEADERS } from '../official/columns.ts';
import { readRecords } from '../official/parse-edition.ts';
import type { SupplyContext } from '../ports.ts';
import { listEditions } from '../read/store-read.ts';
import { type DemoOptions, generateDemo } from './index.ts';

const COLUMNS = OFFICIAL_HEADERS.map((_, column) => column);
/**
 * Fills an empty database with the demonstration, through the same parser and import as an official file. True when it
 * did; never where there was an official list or a real provider before. Each edition is a transaction of its own: a demonstration cut short is simply shorter, and the next start leaves it so.
 */
export async function loadDemoWhenEmpty(
  context: SupplyContext,
  report: Progress,
  options: DemoOptions = {},
): Promise<boolean> {
  if ((await listEditions(context.pool)).length > 0 || (await isTrialOver(context.pool))) return false;
  const demo = generateDemo(options);
  const total = options.editions ?? 60;
  for (const [kind, lists] of [
    ['price', [...demo.earlier.priceLists, ...demo.priceLists]],
    ['generic-info', [...demo.earlier.genericInfo, ...demo.genericInfo]],
    ['packages', [demo.packages]],
  ] as const) {
    for (const { date, rows } of lists) {
      await importReferenceTable(
        context,
        { kind, date, source: 'demo' },
        { name: `demo-${kind}-${date}.csv`, sha256: digest([options, kind, date]) },
        rows,
      );
    }
  }
  let done = 0;
  const memory = new ImportMemory();
  const known = new Map<readonly Cell[], EditionRow>();
  for (const { asOf, rows } of demo.editions) {
    const file = `demo-${asOf.slice(2).replaceAll('-', '')}iyakuhinkyoukyu.xlsx`;
    const head = {
      asOf,
      file,
      sha256: digest([options, asOf]),
      title: '',
      headers: [...OFFICIAL_HEADERS],
      extra: [],
    };
    const edition = readRecords(
      head,
      rows.map((cells, index) => ({ row: index + 3, cells })),
      COLUMNS,
      true,
      known,
    );
    await importEdition(context, edition, { source: 'demo', memory });
    report(++done, total, 'デモの一覧を用意しています');
  }
  return true;
}

/** The demonstration has no files: what identifies its content is what it is generated from. */
function digest(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
