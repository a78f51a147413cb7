/** The therapeutic classes of the nation, value share against volume share as the ministry draws them. */
import type { SupplyStates } from '../../supply/model.ts';
import { middle, type Yen } from '../compare/catch-up.ts';
import { isComparable } from '../compare/class-catch-up.ts';
import { headroomToLine, overallSlope } from '../compare/slope-headroom.ts';
import { readAsked } from '../figures/page-query.ts';
import { type Choice, chooseView, onlyFigure, type PageSource, partChoices } from '../figures/page-source.ts';
import type { Figure, FigureQuery, FigureTable, Narrowing } from '../model.ts';
import { GENERIC } from '../page-measures.ts';
import { type SourceFacts, sourceFacts } from '../source-wording.ts';
import { type PageTrend, readTrend } from './read-trends.ts';

export interface ClassesSource extends PageSource {
  /** The newest edition not after a date (null: of all). */
  supplyStates(notAfter: string | null): Promise<SupplyStates | null>;
}

export interface ClassPoint {
  /** Number and name of the class. */
  key: string;
  label: string;
  volume: Figure;
  value: Figure;
  /** Yen of originators with generics and of generics together, as far as shown. */
  market: number;
  /** Yen saved by reaching the line; null on or above it. */
  room: Yen | null;
}

export interface ClassesPage {
  issues: string[];
  /** The query of the figures, for links and downloads. */
  query: Omit<FigureQuery, 'by' | 'measure'>;
  choices: { settings: Choice[]; routes: Choice[]; datasets: Choice[] };
  volume: Figure;
  value: Figure;
  /** Of the line: overall value share ÷ overall volume share. */
  slope: number | null;
  /** Where most can be saved first. */
  rows: ClassPoint[];
  /** Classes with too little dispensed or shown. */
  leftOut: number;
  /** The measure of the full potential. */
  saving: string;
  /** Volume and value share over the rounds: of the nation, and by class; empty of fewer than two rounds. */
  years: { nation: PageTrend; classes: PageTrend }[];
  source: SourceFacts;
}

/**
 * Reads the page for an address; what cannot be used of it is left out and said.
 * @returns null if no dataset or no list of generic classes is there
 */
export async function readClassesPage(
  source: ClassesSource,
  params: URLSearchParams,
): Promise<ClassesPage | null> {
  const { asked, issues } = readAsked(params, ['dataset', 'codes', 'edition', 'setting', 'route']);
  const view = await chooseView(source, asked, issues);
  if (!view) return null;
  const { dataset, codes, edition, where } = asked;
  const query = { dataset, codes, edition, where };
  const supply = await source.supplyStates(edition ?? null);
  // Nothing is known to be available without an edition.
  const saving = supply === null ? GENERIC.saving : GENERIC.savingAvailable;
  const [volumes, values, potentials, volume, value] = await Promise.all([
    source.figures({ ...query, measure: GENERIC.volume, by: 'class' }),
    source.figures({ ...query, measure: GENERIC.value, by: 'class' }),
    source.figures({ ...query, measure: saving, by: 'class' }),
    source.figures({ ...query, measure: GENERIC.volume, by: 'nation' }).then(onlyFigure),
    source.figures({ ...query, measure: GENERIC.value, by: 'nation' }).then(onlyFigure),
  ]);
  const slope = overallSlope(value.value, volume.value);
  const points = classPoints(
    { volumes: volumes.rows, values: values.rows, potentials: potentials.rows },
    slope,
  );
  return {
    issues,
    query,
    choices: {
      ...partChoices(view.dataset),
      datasets: view.datasets.map(({ id, title }) => ({ value: id, label: title })),
    },
    volume,
    value,
    slope,
    rows: points,
    leftOut: volumes.rows.length - points.length,
    saving,
    years: await readYears(source, where, new Set(points.map(({ key }) => key))),
    source: { ...sourceFacts(volumes, view.dataset), edition: supply?.asOf ?? null },
  };
}

/** Only classes that are compared today: of the others the bounds are too wide. */
async function readYears(
  source: ClassesSource,
  where: Narrowing,
  shown: ReadonlySet<string>,
): Promise<ClassesPage['years']> {
  const rowsOf = ({ rows }: FigureTable) => rows.filter(({ key }) => shown.has(key));
  const trends = [GENERIC.volume, GENERIC.value].map(async (measure) => {
    const [nation, classes] = await Promise.all([
      readTrend(source, { measure, by: 'nation', where }),
      readTrend(source, { measure, by: 'class', where }, { rowsOf }),
    ]);
    return nation && classes ? [{ nation, classes }] : [];
  });
  return (await Promise.all(trends)).flat();
}

/** The classes with enough shown to be drawn, those first where reaching the line saves most. Pure. */
export function classPoints(
  {
    volumes,
    values,
    potentials,
  }: { volumes: readonly Figure[]; values: readonly Figure[]; potentials: readonly Figure[] },
  slope: number | null,
): ClassPoint[] {
  const byKey = (rows: readonly Figure[]) => new Map(rows.map((row) => [row.key, row]));
  const [valueBy, potentialBy] = [byKey(values), byKey(potentials)];
  const points = volumes.filter(isComparable).flatMap((volume): ClassPoint[] => {
    const value = valueBy.get(volume.key);
    if (!value || value.value === null) return [];
    const market = value.denominator ?? 0;
    const room =
      slope === null
        ? null
        : headroomToLine(
            { volumeShare: volume.value!, valueShare: value.value },
            {
              volumeShare: ends(volume),
              valueShare: ends(value),
              market: { lower: market, upper: market },
              potential: ends(potentialBy.get(volume.key)),
            },
            slope,
          );
    return [{ key: volume.key, label: volume.label, volume, value, market, room }];
  });
  const yen = ({ room }: ClassPoint) => (room === null ? -1 : middle(room));
  return points.toSorted((a, b) => yen(b) - yen(a) || b.market - a.market);
}

function ends(figure: Figure | undefined): Yen {
  const value = figure?.value ?? 0;
  return { lower: figure?.lower ?? value, upper: figure?.upper ?? value };
}
