/** Sheets in the shape of NDB Open Data's prescription workbooks, of invented usage, masked by the rule of its later rounds. Pure. */
import { hash } from 'node:crypto';
import type { ListedProduct } from '../../medicines/index.ts';
import { fiscalYearDays, fiscalYearText } from '../../platform/dates/era.ts';
import type { AxisColumn } from '../datasets/ndb/layout.ts';
import type { NdbSheet } from '../datasets/ndb/read-workbook.ts';
import { type SheetRows, STATE } from '../datasets/ndb/sheet-rows.ts';
import {
  DATASET_ROUTES,
  type DatasetRoute,
  PREFECTURES,
  SETTINGS,
  type Setting,
  type Sex,
} from '../model.ts';
import { routeOf, SETTING_PARTS, type Usage, unit, usageOf } from './usage.ts';

/** Quantities below it are masked, and of a row where one only is, the least of the others too. */
const THRESHOLD = { internal: 1000, external: 1000, injection: 400 } as const;

/** What an invented year is made of. */
export interface InventedYear {
  /** Fiscal year. */
  year: number;
  /** Its place among the years, from 0. */
  place: number;
  products: readonly ListedProduct[];
  /** Names of therapeutic classes by the first three characters of a code. */
  classes: ReadonlyMap<string, string>;
  /** By sex and age too. */
  people: boolean;
}

/** The dataset of a year: `demo-2025`. */
function inventedId(year: number): string {
  return `demo-${year}`;
}

/** All sheets of a year: each route in each setting. */
export function inventSheets(given: InventedYear): NdbSheet[] {
  const usage = usageOf(given.products, given.place).toSorted((a, b) =>
    a.product.code < b.product.code ? -1 : 1,
  );
  const axes = given.people ? (['prefecture', 'sex-age'] as const) : (['prefecture'] as const);
  return axes.flatMap((axis) =>
    (Object.keys(DATASET_ROUTES) as DatasetRoute[]).flatMap((route) =>
      (Object.keys(SETTINGS) as Setting[]).map((setting) => {
        const own = usage.filter(({ product }) => routeOf(product) === route);
        return sheetOf(given, own, { axis, route, setting });
      }),
    ),
  );
}

type Place = Pick<NdbSheet, 'axis' | 'route' | 'setting'>;

function sheetOf(given: InventedYear, usage: readonly Usage[], place: Place): NdbSheet {
  const { year } = given;
  const { axis, route, setting } = place;
  const { from, to } = fiscalYearDays(year);
  const axisName = axis === 'prefecture' ? '都道府県別' : '性・年齢別';
  const name = `${DATASET_ROUTES[route]} ${SETTINGS[setting]} ${axisName}`;
  return {
    ...place,
    round: 0,
    from,
    to,
    publicExpense: 'excluded',
    masking: 'least',
    threshold: THRESHOLD[route],
    file: `demo-${year}.xlsx`,
    sha256: hash('sha256', JSON.stringify([year, place, given.products.map(({ code }) => code)]), 'hex'),
    sheet: `デモ ${name}`,
    title: `デモ（架空のデータ）　${fiscalYearText(year)}　${name}`,
    rows: rowsOf(given, usage, place),
    selectedCare: 0,
    invented: {
      id: inventedId(year),
      title: `デモ（架空のNDB形式のデータ、${fiscalYearText(year)}）`,
    },
  };
}

const AGES = [...Array.from({ length: 20 }, (_, index) => String(index * 5).padStart(2, '0')), '100'];

function axisOf(axis: NdbSheet['axis']): AxisColumn[] {
  if (axis === 'prefecture')
    return [...PREFECTURES].map(([prefecture, label], column) => ({
      column,
      label,
      prefecture,
      sex: null,
      age: null,
    }));
  return (['M', 'F'] as Sex[]).flatMap((sex, s) =>
    AGES.map((age, a) => ({
      column: s * AGES.length + a,
      label: `${sex} ${age}`,
      prefecture: null,
      sex,
      age,
    })),
  );
}

function rowsOf(
  { classes }: InventedYear,
  usage: readonly Usage[],
  { axis, route, setting }: Place,
): SheetRows {
  const columns = axisOf(axis);
  const rows: SheetRows = {
    count: usage.length,
    axis: columns,
    sheetRow: [],
    class: [],
    className: [],
    receiptCode: [],
    name: [],
    unit: [],
    code: [],
    price: [],
    genericFlag: [],
    total: [],
    states: new Uint8Array(usage.length * columns.length),
    quantities: new Float64Array(usage.length * columns.length),
  };
  for (const [row, { product, prefectures }] of usage.entries()) {
    const part = SETTING_PARTS[route][setting] * (0.6 + 0.8 * unit(product.code, setting));
    const cells = (axis === 'prefecture' ? prefectures : byPeople(product.code, prefectures)).map(
      (quantity) => Math.round(quantity * part),
    );
    const total = cells.reduce((a, b) => a + b, 0);
    const { code, name, amount, genericClass } = product;
    rows.sheetRow.push(row + 5);
    rows.class.push(code.slice(0, 3));
    rows.className.push(classes.get(code.slice(0, 3)) ?? 'デモの薬効分類');
    // No code of receipts begins so.
    rows.receiptCode.push(`99${String(row).padStart(7, '0')}`);
    rows.name.push(name);
    rows.unit.push({ internal: '錠', external: 'ｇ', injection: '瓶' }[route]);
    rows.code.push(code);
    rows.price.push(amount);
    rows.genericFlag.push(genericClass === '3' ? '1' : '0');
    rows.total.push(total < THRESHOLD[route] ? null : total);
    mask(cells, THRESHOLD[route]).forEach((state, column) => {
      rows.states[row * columns.length + column] = state;
      rows.quantities[row * columns.length + column] = state === STATE.value ? cells[column]! : 0;
    });
  }
  return rows;
}

/** The states of a row's cells by the rule of {@link THRESHOLD}. */
function mask(cells: readonly number[], threshold: number): number[] {
  const states: number[] = cells.map((cell) =>
    cell === 0 ? STATE.zero : cell < threshold ? STATE.masked : STATE.value,
  );
  if (states.filter((state) => state === STATE.masked).length !== 1) return states;
  const shown = cells.filter((_, index) => states[index] === STATE.value);
  const least = Math.min(...shown);
  return states.map((state, index) =>
    state === STATE.value && cells[index] === least ? STATE.masked : state,
  );
}

/** The same units by sex and age: more of the old than of the young. */
function byPeople(code: string, prefectures: readonly number[]): number[] {
  const total = prefectures.reduce((a, b) => a + b, 0);
  const weights = (['M', 'F'] as const).flatMap((sex) =>
    AGES.map((age) => {
      const old = Math.exp(-(((Number(age) - 70) / 24) ** 2));
      return (0.04 + old) * (0.75 + 0.5 * unit(code, sex, age));
    }),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => (total * weight) / sum);
}
