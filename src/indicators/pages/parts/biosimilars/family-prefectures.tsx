import { TileMap } from '../../../../ui/charts/tile-map.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { measurePath, prefecturePath } from '../../../addresses.ts';
import { formatFraction, formatFractionRange } from '../../../fraction-wording.ts';
import { BIOSIMILAR, FAMILY_MEASURES } from '../../../page-measures.ts';
import type { ViewQuery } from '../../../views/read-biosimilars.ts';
import type { FamilyView, RankedFigure } from '../../../views/read-family.ts';
import { formatPlace } from '../../../wording.ts';
import { ShareBar } from '../figures/share-cell.tsx';

/** The family's share by volume on the map; nothing if no prefecture shows any. */
export function FamilyMap({ view: { prefectures, legend, family } }: { view: FamilyView }) {
  if (legend.length === 0) return null;
  return (
    <div className="max-w-3xl">
      <TileMap
        title={`都道府県の地図：${family.name}のバイオ後続品の使用割合（数量）`}
        legend={legend}
        tiles={prefectures.map(({ key, label, value, step }) => ({
          code: key,
          name: label,
          text: value === null ? '－' : `${Math.round(value * 100)}`,
          step,
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
  const columns: Column<RankedFigure>[] = [
    {
      key: 'name',
      header: '都道府県',
      rowHeader: true,
      nowrap: true,
      cell: ({ key, label }) => <Link to={prefecturePath(key)}>{label}</Link>,
    },
    {
      key: 'place',
      header: '順位',
      align: 'end',
      card: 'inline',
      nowrap: true,
      cell: ({ place }) => (place ? formatPlace(place) : '－'),
    },
    {
      key: 'value',
      header: (
        <Link
          to={measurePath({
            ...query,
            measure: FAMILY_MEASURES.volume,
            by: 'prefecture',
            where: { family: family.id },
          })}
        >
          使用割合（数量）
        </Link>
      ),
      align: 'end',
      card: 'inline',
      nowrap: true,
      cell: ({ value }) => formatFraction(value),
    },
    {
      key: 'bounds',
      header: '範囲（下限〜上限）',
      align: 'end',
      card: 'inline',
      nowrap: true,
      cell: ({ lower, upper }) => formatFractionRange(lower, upper),
    },
    {
      key: 'bar',
      header: `図（線は${formatFraction(BIOSIMILAR.threshold, 0)}）`,
      card: 'bare',
      cell: (row) => <ShareBar figure={row} target={BIOSIMILAR.threshold} />,
    },
  ];
  return (
    <DataTable
      caption={`${family.name}のバイオ後続品の使用割合（数量）：都道府県の順位`}
      captionHidden
      columns={columns}
      rows={prefectures}
      rowKey={({ key }) => key}
      narrow="cards"
    />
  );
}
