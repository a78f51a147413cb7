/**
 * A question put to a cube. If a measure asks what is limited or in normal shipment, and no edition is in the cube, what the edition
 * says is joined to the table that the question reads: some hundred ingredients, or what a unit saves of a thousand products.
 */
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import type { Cube, CubeTable, EditionTables } from '../cubes/cube-model.ts';
import { dropStatement, editionYen, isOfEdition, SWITCHABLE, withEdition } from '../cubes/cube-sql.ts';
import { AnteiError } from '../errors.ts';
import { compile, isOfFamilies } from '../measures/compile.ts';
import { BREAKDOWNS, type FigureQuery, type Measure, type Narrowing } from '../model.ts';
import type { EditionSays } from '../product-facts/edition-says.ts';

/** True for measures whose figures depend on what an edition says is limited or stopped. */
export function asksEdition({ excluding, weight }: Pick<Measure, 'excluding' | 'weight'>): boolean {
  return excluding !== undefined || isOfEdition(weight);
}

export interface CubeQuestion {
  measure: Measure;
  keys: readonly FigureQuery['by'][];
  where: Narrowing;
  /** What the edition says; null if the measure does not ask. */
  says: EditionSays | null;
}

/** @returns the rows, and the statement as it can be shown: tables without their numbers, which differ from process to process */
export async function askCube<Row>(
  engine: AnalyticsEngine,
  cube: Cube,
  { measure, keys, where, says }: CubeQuestion,
): Promise<{ rows: Row[]; sql: string }> {
  const ask = async (table: CubeTable, from?: string) => {
    await table.ready?.();
    const options = { by: keys, where, table: table.name, from, masked: cube.masked };
    const { sql, values } = compile(measure, options);
    return { rows: await engine.query<Row>(sql, values), sql: withoutNumber(sql, table.name) };
  };
  if (cube.ofEditions && says) return askEdition(engine, cube.ofEditions, measure, says, ask);
  return ask(tableFor(cube, measure, keys, where));
}

const withoutNumber = (sql: string, name: string) => sql.replaceAll(name, name.replace(/_\d+/, ''));

/** Joined tables that are there at once must not have one name. */
let nextNumber = 1;

async function askEdition<Row>(
  engine: AnalyticsEngine,
  tables: EditionTables,
  { id, weight, excluding, numerator }: Measure,
  says: EditionSays,
  ask: (table: CubeTable, from: string) => Promise<{ rows: Row[]; sql: string }>,
): Promise<{ rows: Row[]; sql: string }> {
  const number = nextNumber++;
  const [limited, yen] = [`limited_${number}`, `yen_${number}`];
  const ofProducts = isOfEdition(weight);
  try {
    if (excluding) {
      const ingredient = { name: 'ingredient', type: 'VARCHAR' } as const;
      await engine.load(
        limited,
        [ingredient],
        [...says.limited].map((one) => [one]),
      );
    }
    if (ofProducts) {
      checkSwitchable(id, numerator);
      const code = { name: 'code', type: 'VARCHAR' } as const;
      await engine.load(yen, [code, ...editionYen(weight)], await says.yenOf(weight));
    }
    const table = ofProducts ? tables.switchable : tables.full;
    const from = withEdition(table.name, {
      limited: excluding ? limited : null,
      yen: ofProducts ? { table: yen, weight } : null,
    });
    const { rows, sql } = await ask(table, from);
    return { rows, sql: withoutNumber(withoutNumber(sql, limited), yen) };
  } finally {
    for (const name of [limited, yen]) await engine.query(dropStatement(name).sql);
  }
}

/** The table of products has these only; of others it would be silent where it must say 0. */
function checkSwitchable(id: string, { genericClass, biologic }: Measure['numerator']): void {
  const ofClass = genericClass?.every((one) => one === SWITCHABLE.genericClass) ?? false;
  const ofRole = biologic?.every((one) => one === SWITCHABLE.biologic) ?? false;
  if (!ofClass && !ofRole)
    throw new Error(
      `${id} asks what is available of products that the table of switchable ones does not have`,
    );
}

/**
 * The table of a cube that answers a question: the smallest that keeps apart what is asked.
 * @throws AnteiError bad-request if none does
 */
export function tableFor(
  { tables }: Pick<Cube, 'tables'>,
  measure: Measure,
  keys: readonly FigureQuery['by'][],
  where: Narrowing,
): CubeTable {
  // What a measure of biologics calls an ingredient is a family, which every table keeps.
  const asked = [
    ...keys.filter((key) => key !== 'ingredient' || !isOfFamilies(measure)),
    ...Object.keys(where),
  ];
  const optional = new Set<string>(tables.flatMap(({ keeps }) => keeps));
  const found = tables.find(
    ({ keeps, ofOnePrefecture }) =>
      (!ofOnePrefecture || where.prefecture !== undefined) &&
      asked.every((one) => !optional.has(one) || (keeps as readonly string[]).includes(one)),
  );
  if (found) return found;
  const names = asked.filter((one) => one in BREAKDOWNS).map((one) => BREAKDOWNS[one as FigureQuery['by']]);
  throw new AnteiError(
    'bad-request',
    `${names.join('・')}を一度に分けた集計はありません。絞り込みを減らしてください。`,
  );
}
