/** For tests only: products and cells written by hand, and a cube of them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnalyticsEngine, openAnalytics } from '../../platform/analytics/analytics.ts';
import { writeParquet } from '../../platform/files/parquet.ts';
import { CELL_COLUMNS } from '../datasets/cells.ts';
import { askCube, asksEdition } from '../figures/ask-cube.ts';
import { figureOf } from '../figures/figures.ts';
import type { FamiliesRow, SumRow } from '../measures/compile.ts';
import type { Breakdown, Figure, Measure, Narrowing, ProductFacts } from '../model.ts';
import type { EditionSays } from '../product-facts/edition-says.ts';
import { buildCube } from './cube.ts';
import type { Cube, CubeSource } from './cube-model.ts';

/** A product with what a test needs of it. */
export function madeProduct(code: string, facts: Partial<ProductFacts> = {}): ProductFacts {
  return {
    code,
    genericClass: null,
    route: 'internal',
    price: null,
    ingredient: code.slice(0, 7),
    ingredientName: `成分${code.slice(0, 7)}`,
    family: null,
    biologic: null,
    limited: false,
    genericSaving: null,
    genericSavingAvailable: null,
    biosimilarEffect: null,
    biosimilarSaving: null,
    biosimilarSavingAvailable: null,
    ...facts,
  };
}

/** A quantity that is shown, or the bounds of a masked one. */
export type Quantity = number | readonly [lower: number, upper: number];

export interface MadeCell {
  code: string;
  quantity: Quantity;
  /** Default '00': the 総計. Null in margins. */
  prefecture?: string | null;
  sex?: string;
  age?: string;
  price?: number;
  class?: string;
  setting?: string;
  route?: string;
  month?: string;
}

/** Builds a cube of hand-written cells in an engine of its own, and closes it after the work. */
export async function withCube<T>(
  { facts, cells }: { facts: ProductFacts[]; cells: MadeCell[] },
  work: (cube: Cube, engine: AnalyticsEngine, source: CubeSource) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'antei-cube-'));
  const engine = await openAnalytics({ threads: 1, memoryMb: 256 });
  try {
    const path = join(folder, 'cells.parquet');
    const rows = cells.map(cellRow);
    await writeFile(path, await writeParquet({ columns: CELL_COLUMNS, rows, metadata: {} }));
    const families = new Map(facts.flatMap(({ family }) => (family ? [[family, family] as const] : [])));
    const source: CubeSource = {
      paths: [path],
      facts: async () => ({ facts, families }),
      codes: '2023-03-15',
    };
    said.set(engine, saysOf(facts));
    return await work(await buildCube(engine, 1, source), engine, source);
  } finally {
    engine.close();
    await rm(folder, { recursive: true });
  }
}

/** Figures of a measure by key; several breakdowns make a key of parts joined by `/`, '00' is the nation's. */
export async function madeFigures(
  { cube, engine }: { cube: Cube; engine: AnalyticsEngine },
  measure: Measure,
  by: Breakdown[] = ['nation'],
  where: Narrowing = {},
): Promise<Map<string, Omit<Figure, 'key' | 'label'>>> {
  const says = asksEdition(measure) ? said.get(engine)! : null;
  const { rows } = await askCube<(SumRow | FamiliesRow) & Record<string, string>>(engine, cube, {
    measure,
    keys: by,
    where,
    says,
  });
  const keyOf = (row: Record<string, unknown>) =>
    by.map((part) => (part === 'nation' ? '00' : row[part])).join('/');
  return new Map(rows.map((row) => [keyOf(row), figureOf(measure, row)]));
}

/** What the edition says that made products were made by. */
const said = new WeakMap<AnalyticsEngine, EditionSays>();

function saysOf(facts: readonly ProductFacts[]): EditionSays {
  return {
    asOf: '2026-08-18',
    limited: new Set(facts.flatMap(({ limited, ingredient }) => (limited ? [ingredient] : []))),
    yenOf: async (weight) =>
      facts.flatMap((product) => {
        const range =
          weight === 'generic-saving-available'
            ? product.genericSavingAvailable
            : product.biosimilarSavingAvailable;
        return range === null ? [] : [[product.code, range[1], range[0], range[2]]];
      }),
  };
}

function cellRow(cell: MadeCell, index: number) {
  const { code, quantity, sex, age } = cell;
  const margin = sex !== undefined || age !== undefined;
  const prefecture = cell.prefecture === undefined ? '00' : cell.prefecture;
  const shown = typeof quantity === 'number';
  const values: Record<string, string | number | null> = {
    month: cell.month ?? '2022-04',
    axis: margin ? 'sex-age' : 'prefecture',
    route: cell.route ?? 'internal',
    setting: cell.setting ?? 'out-of-hospital',
    sheet_row: index + 5,
    class: cell.class ?? code.slice(0, 3),
    class_name: `薬効${cell.class ?? code.slice(0, 3)}`,
    receipt_code: `62000${index}`,
    name: `品目${code}`,
    unit: '錠',
    code,
    price: cell.price ?? 10,
    generic_flag: null,
    prefecture: margin ? null : prefecture,
    sex: sex ?? null,
    age: age ?? null,
    state: margin ? 'margin' : shown ? (quantity === 0 ? 'zero' : 'value') : 'masked',
    quantity: shown ? quantity : null,
    quantity_lower: shown ? quantity : quantity[0],
    quantity_upper: shown ? quantity : quantity[1],
  };
  return CELL_COLUMNS.map(({ name }) => values[name]!);
}
