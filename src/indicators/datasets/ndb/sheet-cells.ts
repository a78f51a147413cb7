import type { ParquetColumn } from '../../../platform/files/parquet.ts';
import type { CellValue } from '../../../platform/files/xlsx.ts';
import { type CellState, NATION, type Sex } from '../../model.ts';
import { CELL_COLUMNS } from '../cells.ts';
import { boundRow, type RowBounds } from '../masking.ts';
import type { NdbSheet } from './read-workbook.ts';
import { type SheetRows, STATE, STATE_NAMES } from './sheet-rows.ts';

/** What the import tells about a sheet. */
export interface SheetTally {
  /** Cells by state; totals are not counted, margins are. */
  states: Record<CellState, number>;
  /** Sheet rows that contradict the masking rule: their bounds follow from the total alone (masking.ts). */
  noticed: number[];
}

/** Bounds of every row, and how many cells are what. */
export function boundSheet(sheet: NdbSheet): { bounds: RowBounds[]; tally: SheetTally } {
  const { rows, masking, threshold } = sheet;
  const zerosHidden = !rows.states.subarray(0, rows.count * rows.axis.length).includes(STATE.zero);
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
      masking,
      threshold,
      zerosHidden,
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

/** The rows of a sheet as they are sorted in its Parquet file; `line` is their place in that order. */
export const LINE_COLUMNS = [
  { name: 'line', type: 'INTEGER' },
  ...(
    [
      'sheet_row',
      'class',
      'class_name',
      'receipt_code',
      'name',
      'unit',
      'code',
      'price',
      'generic_flag',
    ] as const
  ).map((name) => CELL_COLUMNS.find((column) => column.name === name)!),
] as const satisfies readonly ParquetColumn[];

/** The columns of a sheet: the total, the axis, the margins; `place` is their order. */
export const PLACE_COLUMNS = [
  { name: 'place', type: 'INTEGER' },
  { name: 'prefecture', type: 'VARCHAR' },
  { name: 'sex', type: 'VARCHAR' },
  { name: 'age', type: 'VARCHAR' },
] as const satisfies readonly ParquetColumn[];

/** The content where a row and a column meet. */
export const QUANTITY_COLUMNS = [
  { name: 'place', type: 'INTEGER' },
  { name: 'line', type: 'INTEGER' },
  /** Number of the state in {@link QUANTITY_STATES}. */
  { name: 'state', type: 'INTEGER' },
  { name: 'quantity', type: 'DOUBLE' },
  { name: 'quantity_lower', type: 'DOUBLE' },
  { name: 'quantity_upper', type: 'DOUBLE' },
] as const satisfies readonly ParquetColumn[];

export const QUANTITY_STATES: readonly CellState[] = [...STATE_NAMES, 'margin'];
const MARGIN = QUANTITY_STATES.indexOf('margin');

/** A sheet taken apart into three tables, so that a name is not written again in each of 47 columns. */
export function sheetTables(sheet: NdbSheet, bounds: readonly RowBounds[]) {
  const { rows } = sheet;
  const order = sortedRows(sheet);
  const margins = marginGroups(sheet);
  const lines = order.map((row, line): CellValue[] => [
    line,
    rows.sheetRow[row]!,
    rows.class[row]!,
    rows.className[row]!,
    rows.receiptCode[row]!,
    rows.name[row]!,
    rows.unit[row]!,
    rows.code[row]!,
    rows.price[row]!,
    rows.genericFlag[row]!,
  ]);
  const places = [
    [NATION, null, null],
    ...rows.axis.map(({ prefecture, sex, age }) => [prefecture, sex, age]),
    ...margins.map(({ sex, age }) => [null, sex, age]),
  ].map((keys, place): CellValue[] => [place, ...keys]);
  return { lines, places, quantities: quantities(rows, bounds, order, margins) };
}

function* quantities(
  rows: SheetRows,
  bounds: readonly RowBounds[],
  order: readonly number[],
  margins: readonly { members: number[] }[],
): Generator<readonly CellValue[]> {
  const width = rows.axis.length;
  for (const [line, row] of order.entries()) {
    const total = rows.total[row]!;
    const state = total === null ? STATE.masked : total === 0 ? STATE.zero : STATE.value;
    yield [0, line, state, total, ...bounds[row]!.total];
  }
  for (let index = 0; index < width; index++) {
    for (const [line, row] of order.entries()) {
      const cell = row * width + index;
      const state = rows.states[cell]!;
      const quantity = rows.quantities[cell]!;
      if (state === STATE.masked || state === STATE.absent)
        yield [index + 1, line, state, null, ...bounds[row]!.subset(1)];
      else yield [index + 1, line, state, quantity, quantity, quantity];
    }
  }
  for (const [index, { members }] of margins.entries()) {
    for (const [line, row] of order.entries()) {
      let shown = 0;
      let unknown = 0;
      for (const member of members) {
        const cell = row * width + member;
        shown += rows.quantities[cell]!;
        if (rows.states[cell] === STATE.masked || rows.states[cell] === STATE.absent) unknown += 1;
      }
      const [lower, upper] = bounds[row]!.subset(unknown);
      yield [width + 1 + index, line, MARGIN, shown, shown + lower, shown + upper];
    }
  }
}

/** By class and code. */
function sortedRows({ rows }: NdbSheet): number[] {
  const key = Array.from(
    { length: rows.count },
    (_, row) => `${rows.class[row]} ${rows.code[row] ?? ''} ${rows.receiptCode[row]}`,
  );
  return key.map((_, row) => row).sort((a, b) => (key[a]! < key[b]! ? -1 : 1));
}
