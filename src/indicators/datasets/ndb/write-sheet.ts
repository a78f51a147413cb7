import { openAnalytics } from '../../../platform/analytics/analytics.ts';
import { identifier } from '../../../platform/files/parquet.ts';
import { CELL_COLUMNS } from '../cells.ts';
import type { RowBounds } from '../masking.ts';
import type { NdbSheet } from './read-workbook.ts';
import {
  LINE_COLUMNS,
  PLACE_COLUMNS,
  QUANTITY_COLUMNS,
  QUANTITY_STATES,
  sheetTables,
} from './sheet-cells.ts';

/** More than twice of what the largest sheet takes. */
const MEMORY_MB = 500;

/** Columns of CELL_COLUMNS that are the same for the whole sheet, or that are not taken over as they are. */
const SELECTED: Partial<Record<(typeof CELL_COLUMNS)[number]['name'], string>> = {
  month: '$month::varchar',
  axis: '$axis::varchar',
  route: '$route::varchar',
  setting: '$setting::varchar',
  state: `[${QUANTITY_STATES.map((state) => `'${state}'`).join(', ')}][state + 1]`,
};

/**
 * Writes a sheet's Parquet file (CELL_COLUMNS, zstd). The engine joins names and quantities: handing it all twenty columns of
 * each cell took twice as long (2.5 s against 1.2 s of processor time for 402,576 cells). One thread and one order: the same sheet
 * gives the same bytes.
 * @param metadata written into the file's key-value metadata; keys as column names
 */
export async function writeSheet(
  path: string,
  sheet: NdbSheet,
  bounds: readonly RowBounds[],
  metadata: Record<string, string>,
): Promise<void> {
  const engine = await openAnalytics({ threads: 1, memoryMb: MEMORY_MB });
  try {
    const { lines, places, quantities } = sheetTables(sheet, bounds);
    await engine.load('line', LINE_COLUMNS, lines);
    await engine.load('place', PLACE_COLUMNS, places);
    await engine.load('quantity', QUANTITY_COLUMNS, quantities);
    const columns = CELL_COLUMNS.map(
      ({ name }) => `${SELECTED[name] ?? identifier(name)} as ${identifier(name)}`,
    );
    const noted = Object.keys(metadata).map((key) => `${identifier(key)}: $meta_${key}`);
    await engine.query(
      `copy (select ${columns.join(', ')} from quantity join place using (place) join line using (line) order by place, line)
       to $path (format parquet, compression zstd, kv_metadata {${noted.join(', ')}})`,
      {
        path,
        month: sheet.from.slice(0, 7),
        axis: sheet.axis,
        route: sheet.route,
        setting: sheet.setting,
        ...Object.fromEntries(Object.entries(metadata).map(([key, value]) => [`meta_${key}`, value])),
      },
    );
  } finally {
    engine.close();
  }
}
