/** For tests only: a made source of a prefecture's figures that answers grids and states of supply as well. */
import type { SupplyStates } from '../../supply/model.ts';
import { DATASET, figure, madeSource } from '../figures/source-testing.ts';
import { type Figure, type FigureGrid, type FigureQuery, PREFECTURES } from '../model.ts';
import type { PackSource } from '../pack/read-pack.ts';

/** A product of the ingredient 1124001 is limited, another stopped. */
const STATES: SupplyStates = {
  asOf: '2026-08-18',
  limited: new Set(['1124001F1023']),
  stopped: new Set(['1124001F1031']),
  listed: new Set(['1124001F1015', '1124001F1023', '1124001F1031', '2149001F1010']),
};

const INGREDIENTS = new Map([
  ['1124001', '=試験成分'],
  ['2149001', '別の成分'],
]);
const FAMILIES = new Map([['infliximab', 'インフリキシマブ']]);
const CLASSES = new Map([
  ['112', '催眠鎮静剤，抗不安剤'],
  ['214', '血圧降下剤'],
]);
const OTHERS = new Map([
  ['out-of-hospital', '外来（院外）'],
  ['inpatient', '入院'],
  ['internal', '内服薬'],
]);

/** From 0.40 in Hokkaido by a hundredth to 0.86 in Okinawa; the second, Aomori, with wide bounds. */
function shareOf(code: string): number {
  return 0.39 + Number(code) / 100;
}

const labelled = (names: ReadonlyMap<string, string>, make: (key: string) => Figure): Figure[] =>
  [...names].map(([key, label]) => ({ ...make(key), label, denominator: 1e6 }));

function rows({ by, measure, where }: FigureQuery, code = where?.prefecture): Figure[] {
  const share = code === undefined ? 0.63 : shareOf(code);
  const saving = measure.startsWith('generic-saving');
  // Twice as much where every switch counts.
  const yen = measure === 'generic-saving' ? 2e8 : 1e8;
  const make = (key: string) => (saving ? figure(key, yen, [yen / 2, yen]) : figure(key, share));
  if (by === 'nation') return [make('00')];
  if (by === 'prefecture')
    return [...PREFECTURES.keys()].map((key) =>
      figure(key, shareOf(key), key === '02' ? [0.395, 0.425] : undefined),
    );
  if (by === 'class') return labelled(CLASSES, make);
  if (by === 'ingredient') return labelled(measure.startsWith('biosimilar') ? FAMILIES : INGREDIENTS, make);
  return labelled(OTHERS, make);
}

/** A source of every figure that a prefecture's page asks; `states` null: no edition is there. */
export function prefectureSource(
  states: SupplyStates | null = STATES,
  options: Parameters<typeof madeSource>[1] = {},
): PackSource & { asked: FigureQuery[] } {
  const made = madeSource((query) => rows(query), options);
  return {
    ...made,
    figureGrid: async (query): Promise<FigureGrid> => {
      const { rows: _, ...facts } = await made.figures(query);
      return {
        ...facts,
        prefectures: new Map([...PREFECTURES.keys()].map((code) => [code, rows(query, code)])),
      };
    },
    supplyStates: async () => states,
    listFiles: async () => [
      { kind: 'price', effectiveFrom: '2023-03-15', file: '薬価.csv', sha256: 'a'.repeat(64) },
      { kind: 'price', effectiveFrom: '2025-07-16', file: '後の薬価.csv', sha256: 'b'.repeat(64) },
    ],
  };
}

export { DATASET };
