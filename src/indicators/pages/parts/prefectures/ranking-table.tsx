import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { prefecturePath } from '../../../addresses.ts';
import { amountUnit, formatAmount } from '../../../compare/amounts.ts';
import type { MapPage, RankedPrefecture, Ranking } from '../../../views/read-map.ts';
import { formatPlace } from '../../../wording.ts';
import { figureColumns } from '../figures/figure-columns.tsx';

/** The 47 prefectures with place, value, bounds and what was divided by what. */
export function RankingTable({ page, ranking }: { page: MapPage; ranking: Ranking }) {
  const { measure } = page;
  const { rows } = ranking;
  const unit = amountUnit(measure, rows);
  const isRatio = rows.some(({ denominator }) => denominator !== null);
  const columns: Column<RankedPrefecture>[] = [
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
      cell: ({ place }) => (place === null ? '－' : formatPlace(place)),
    },
    ...figureColumns<RankedPrefecture>(
      measure,
      measure.target?.per === 'prefecture' ? measure.target.value : undefined,
    ),
    ...(isRatio
      ? [
          {
            key: 'amounts',
            header: `分子／分母（${unit.name}）`,
            align: 'end' as const,
            card: 'inline' as const,
            nowrap: true,
            cell: ({ numerator, denominator }: RankedPrefecture) =>
              denominator === null || denominator === 0
                ? '－'
                : `${formatAmount(numerator, unit)}／${formatAmount(denominator, unit)}`,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={`都道府県の順位：${measure.title.ja}`}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      narrow="cards"
    />
  );
}
