import type { CellValue } from '../../platform/files/xlsx.ts';
import { CELL_COLUMNS } from '../cells.ts';
import { boundRow, type RowBounds } from '../masking.ts';
import { type CellState, NATION, type Sex } from '../model.ts';
import { STATE, STATE_NAMES } from './parse-sheet.ts';
import type { NdbSheet } from './read-workbook.ts';

/** What the import tells of a sheet. */
export interface SheetTally {
  /** Cells by state; totals are not counted, margins are. */
  states: Record<CellState, number>;
  /** Sheet rows that contradict the masking rule: their bounds follow from the total alone (masking.ts). */
  noticed: number[];
}

/** Bounds of every row, and how many cells are what. */
export function boundSheet(sheet: NdbSheet): { bounds: RowBounds[]; tally: SheetTally } {
  const { rows, threshold, complementary } = sheet;
  const width = rows.axis.length;
  const states: SheetTally['states'] = { value: 0, zero: 0, masked: 0, absent: 0, margin: 0 };
  const bounds: RowBounds[] = [];
  const noticed: number[] = [];
  for (let row = 0; row < rows.count; row++) {
    let shown = 0;
    let least = Number.POSITIVE_INFINITY;
    const counts = [0, 0, 0, 0];
    for (let cell = row * width; cell < (row + 1) * width; cell++) {
      const state = rows.states[cell]!;
      counts[state]! += 1;
      if (state !== STATE.value) continue;
      const quantity = rows.quantities[cell]!;
      shown += quantity;
      if (quantity < least) least = quantity;
    }
    for (const [state, name] of STATE_NAMES.entries()) states[name] += counts[state]!;
    const bound = boundRow({
      threshold,
      complementary,
      total: rows.total[row]!,
      shown,
      least,
      masked: counts[STATE.masked]!,
      absent: counts[STATE.absent]!,
    });
    if (bound.noticed) noticed.push(rows.sheetRow[row]!);
    bounds.push(bound);
  }
  states.margin = marginGroups(sheet).length * rows.count;
  return { bounds, tally: { states, noticed } };
}

/** The sums over one sex and over one age band that a sheet by sex and age allows. */
function marginGroups({
  axis,
  rows,
}: NdbSheet): { sex: Sex | null; age: string | null; members: number[] }[] {
  if (axis === 'prefecture') return [];
  const members = (is: (c: (typeof rows.axis)[number]) => boolean) =>
    rows.axis.flatMap((column, index) => (is(column) ? [index] : []));
  const ages = [...new Set(rows.axis.map(({ age }) => age!))];
  return [
    ...(['M', 'F'] as const).map((sex) => ({ sex, age: null, members: members((c) => c.sex === sex) })),
    ...ages.map((age) => ({ sex: null, age, members: members((c) => c.age === age) })),
  ];
}

const AT = Object.fromEntries(CELL_COLUMNS.map(({ name }, index) => [name, index])) as Record<
  (typeof CELL_COLUMNS)[number]['name'],
  number
>;

/**
 * Rows of a part's Parquet file (CELL_COLUMNS): totals, then cells column by column of the axis, then margins; within these by
 * class and code. One array is used again for every row: copy what you keep.
 */
export function* sheetCells(sheet: NdbSheet, bounds: readonly RowBounds[]): Generator<readonly CellValue[]> {
  const { rows } = sheet;
  const width = rows.axis.length;
  const order = sortedRows(sheet);
  const record: CellValue[] = CELL_COLUMNS.map(() => null);
  record[AT.month] = sheet.from.slice(0, 7);
  record[AT.axis] = sheet.axis;
  record[AT.route] = sheet.route;
  record[AT.setting] = sheet.setting;

  const describe = (row: number) => {
    record[AT.sheet_row] = rows.sheetRow[row]!;
    record[AT.class] = rows.class[row]!;
    record[AT.class_name] = rows.className[row]!;
    record[AT.receipt_code] = rows.receiptCode[row]!;
    record[AT.name] = rows.name[row]!;
    record[AT.unit] = rows.unit[row]!;
    record[AT.code] = rows.code[row]!;
    record[AT.price] = rows.price[row]!;
    record[AT.generic_flag] = rows.genericFlag[row]!;
  };
  const place = (prefecture: string | null, sex: string | null, age: string | null) => {
    record[AT.prefecture] = prefecture;
    record[AT.sex] = sex;
    record[AT.age] = age;
  };
  const measure = (state: CellState, quantity: number | null, lower: number, upper: number) => {
    record[AT.state] = state;
    record[AT.quantity] = quantity;
    record[AT.quantity_lower] = lower;
    record[AT.quantity_upper] = upper;
  };

  place(NATION, null, null);
  for (const row of order) {
    describe(row);
    const total = rows.total[row]!;
    measure(total === null ? 'masked' : total === 0 ? 'zero' : 'value', total, ...bounds[row]!.total);
    yield record;
  }
  for (const [index, { prefecture, sex, age }] of rows.axis.entries()) {
    place(prefecture, sex, age);
    for (const row of order) {
      describe(row);
      const cell = row * width + index;
      const state = rows.states[cell]!;
      const quantity = rows.quantities[cell]!;
      if (state === STATE.masked || state === STATE.absent)
        measure(STATE_NAMES[state]!, null, ...bounds[row]!.subset(1));
      else measure(STATE_NAMES[state]!, quantity, quantity, quantity);
      yield record;
    }
  }
  for (const { sex, age, members } of marginGroups(sheet)) {
    place(null, sex, age);
    for (const row of order) {
      describe(row);
      let shown = 0;
      let unknown = 0;
      for (const index of members) {
        const cell = row * width + index;
        shown += rows.quantities[cell]!;
        if (rows.states[cell] === STATE.masked || rows.states[cell] === STATE.absent) unknown += 1;
      }
      const [lower, upper] = bounds[row]!.subset(unknown);
      measure('margin', shown, shown + lower, shown + upper);
      yield record;
    }
  }
}

function sortedRows({ rows }: NdbSheet): number[] {
  const key = Array.from(
    { length: rows.count },
    (_, row) => `${rows.class[row]} ${rows.code[row] ?? ''} ${rows.receiptCode[row]}`,
  );
  return key.map((_, row) => row).sort((a, b) => (key[a]! < key[b]! ? -1 : 1));
}
