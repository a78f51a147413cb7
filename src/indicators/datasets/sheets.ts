/** The sheets of a round of NDB Open Data: which a figure reads, and which of the 3 routes × 3 settings are not there. Pure. */
import {
  DATASET_ROUTES,
  type Dataset,
  type DatasetPart,
  type DatasetRoute,
  type Narrowing,
  SETTINGS,
  type Setting,
} from '../model.ts';

type Place = Pick<DatasetPart, 'route' | 'setting'>;

/** How many sheets a warning names. */
const NAMED = 3;

/** A sheet's key: `internal/inpatient`. */
export const sheetOf = ({ route, setting }: Place) => `${route}/${setting}`;

/** The names of the sheets that a round has of what is asked and that are not among the parts: 「内服薬・入院」; none of other data. */
export function lackingSheets(
  kind: Dataset['kind'],
  parts: readonly Place[],
  { route, setting }: Pick<Narrowing, 'route' | 'setting'> = {},
): string[] {
  if (kind !== 'ndb') return [];
  const there = new Set(parts.map(sheetOf));
  return (Object.keys(DATASET_ROUTES) as DatasetRoute[])
    .filter((own) => (route ?? own) === own)
    .flatMap((own) => (Object.keys(SETTINGS) as Setting[]).map((place) => ({ route: own, setting: place })))
    .filter((sheet) => (setting ?? sheet.setting) === sheet.setting && !there.has(sheetOf(sheet)))
    .map((sheet) => `${DATASET_ROUTES[sheet.route]}・${SETTINGS[sheet.setting]}`);
}

/** 「内服薬・入院、外用薬・入院、注射薬・入院、ほか2」. */
export function sheetsText(names: readonly string[]): string {
  const more = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(more > 0 ? [`ほか${more}`] : [])].join('、');
}

/** What a sum of a round lacks, in words; none where all sheets of what is asked are there. */
export function sheetWarnings(...asked: Parameters<typeof lackingSheets>): string[] {
  const names = lackingSheets(...asked);
  if (names.length === 0) return [];
  return [`次のシートが取り込まれておらず、その分だけ小さい合計です：${sheetsText(names)}`];
}
