import type { ReactNode } from 'react';
import { BoundsBar } from '../../../../ui/charts/bounds-bar.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { prefecturePath } from '../../../addresses.ts';
import type { Place } from '../../../compare/rank.ts';
import type { Figure, Measure } from '../../../model.ts';
import type { MapPage, Ranking } from '../../../views/read-map.ts';
import { formatBounds, formatFigure, formatPlace } from '../../../wording.ts';

type Row = Pick<Figure, 'key' | 'label' | 'value' | 'lower' | 'upper'> & { place: Place | null };

/** The 47 prefectures with place, value and bounds, each in one line also on a phone. */
export function RankingTable({ page, ranking }: { page: MapPage; ranking: Ranking }) {
  const { measure } = page;
  return (
    <RankingRows
      caption={`都道府県の順位：${measure.title.ja}`}
      measure={measure}
      header="値"
      rows={ranking.rows}
      target={measure.target?.per === 'prefecture' ? measure.target.value : undefined}
    />
  );
}

/** @param props.target where the bar has a line */
export function RankingRows(props: {
  caption: string;
  measure: Pick<Measure, 'unit'>;
  header: ReactNode;
  rows: readonly Row[];
  target?: number;
}) {
  const { caption, measure, header, rows, target } = props;
  const columns: Column<Row>[] = [
    {
      key: 'place',
      header: '順位',
      align: 'end',
      cell: ({ place }) => (place === null ? '－' : formatPlace(place)),
    },
    {
      key: 'name',
      header: '都道府県',
      rowHeader: true,
      nowrap: true,
      cell: ({ key, label }) => <Link to={prefecturePath(key)}>{label}</Link>,
    },
    { key: 'value', header, align: 'end', cell: ({ value }) => formatFigure(measure, value) },
    { key: 'bounds', header: '範囲', align: 'end', cell: (row) => formatBounds(measure, row) },
    ...(measure.unit === 'fraction'
      ? [
          {
            key: 'bar',
            header: '図',
            cell: (row: Row) => <BoundsBar {...row} target={target} />,
          },
        ]
      : []),
  ];
  return (
    <div className="ranking">
      <DataTable
        caption={caption}
        captionHidden
        columns={columns}
        rows={[...rows]}
        rowKey={({ key }) => key}
      />
    </div>
  );
}
