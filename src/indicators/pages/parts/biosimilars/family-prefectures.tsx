import { TileMap } from '../../../../ui/charts/tile-map.tsx';
import { Link } from '../../../../ui/link.tsx';
import { measurePath, prefecturePath } from '../../../addresses.ts';
import { colourOf } from '../../../compare/map-steps.ts';
import { formatFraction } from '../../../fraction-wording.ts';
import { BIOSIMILAR, FAMILY_MEASURES } from '../../../page-measures.ts';
import type { ViewQuery } from '../../../views/read-biosimilars.ts';
import type { FamilyView } from '../../../views/read-family.ts';
import { RankingRows } from '../prefectures/ranking-table.tsx';

/** The family's share by volume on the map; nothing if no prefecture shows any. */
export function FamilyMap({ view: { prefectures, legend, family } }: { view: FamilyView }) {
  if (legend.length === 0) return null;
  return (
    <div>
      <TileMap
        title={`都道府県の地図：${family.name}のバイオ後続品の使用割合（数量）`}
        legend={legend.map((label, step) => ({ label, colour: colourOf(step, null) }))}
        tiles={prefectures
          .toSorted((a, b) => (a.key < b.key ? -1 : 1))
          .map(({ key, label, value, step }) => ({
            code: key,
            name: label,
            text: formatFraction(value).replace('%', ''),
            colour: step === null ? null : colourOf(step, null),
            spoken: formatFraction(value),
            to: prefecturePath(key),
          }))}
      />
    </div>
  );
}

/** The same as a ranking with bounds. */
export function FamilyRanking({ view, query }: { view: FamilyView; query: ViewQuery }) {
  const { prefectures, family } = view;
  const by = { ...query, measure: FAMILY_MEASURES.volume, by: 'prefecture' as const };
  return (
    <RankingRows
      caption={`${family.name}のバイオ後続品の使用割合（数量）：都道府県の順位`}
      measure={{ unit: 'fraction' }}
      header={<Link to={measurePath({ ...by, where: { family: family.id } })}>使用割合</Link>}
      rows={prefectures}
      target={BIOSIMILAR.threshold}
    />
  );
}
