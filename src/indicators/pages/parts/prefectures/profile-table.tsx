import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { mapPath, measurePath } from '../../../addresses.ts';
import { differenceOf } from '../../../compare/difference.ts';
import { formatFraction } from '../../../fraction-wording.ts';
import type { ProfileRow } from '../../../views/read-prefecture.ts';
import { formatDifference, formatPlace } from '../../../wording.ts';
import { ShareBar, ShareCell } from '../figures/share-cell.tsx';
import type { PrefectureData } from './prefecture-data.ts';

/** Every share of the prefecture beside the nation's, the middle of the 47, and its place among them. */
export function ProfileTable({ page }: { page: PrefectureData }) {
  const { code, name, view } = page;
  const columns: Column<ProfileRow>[] = [
    {
      key: 'measure',
      header: '指標',
      rowHeader: true,
      cell: ({ measure }) => (
        <Link to={measurePath({ measure: measure.id, by: 'prefecture', ...view })}>{measure.title.ja}</Link>
      ),
    },
    {
      key: 'here',
      header: name,
      align: 'end',
      card: 'inline',
      cell: ({ measure, figure }) => (
        <ShareCell
          figure={figure}
          to={measurePath({ measure: measure.id, by: 'prefecture', ...view, where: { prefecture: code } })}
        />
      ),
    },
    {
      key: 'bar',
      header: '0〜100%の図',
      card: 'bare',
      cell: ({ measure, figure }) => (
        <ShareBar
          figure={figure}
          target={measure.target?.per === 'prefecture' ? measure.target.value : undefined}
        />
      ),
    },
    {
      key: 'nation',
      header: '全国',
      align: 'end',
      card: 'inline',
      cell: ({ nation }) => formatFraction(nation.value),
    },
    {
      key: 'difference',
      header: '全国との差',
      align: 'end',
      card: 'inline',
      cell: ({ figure, nation }) => formatDifference(differenceOf(figure, nation)),
    },
    {
      key: 'median',
      header: '中央値',
      align: 'end',
      card: 'inline',
      cell: ({ median }) => formatFraction(median),
    },
    {
      key: 'place',
      header: '順位',
      align: 'end',
      card: 'inline',
      cell: ({ measure, place }) =>
        place === null ? (
          '－'
        ) : (
          <Link to={mapPath({ measure: measure.id, ...view })}>{formatPlace(place)}</Link>
        ),
    },
  ];
  return (
    <DataTable
      caption={`${name}の割合の一覧（指標を押すと、定義・出典・ダウンロード）`}
      columns={columns}
      rows={page.profile}
      rowKey={({ measure }) => measure.id}
      narrow="cards"
    />
  );
}
