import { Link } from 'react-router';
import { type Column, DataTable } from '../../../web/components/data-table.tsx';
import { measurePath, prefecturePath } from '../../addresses.ts';
import type { Measure } from '../../model.ts';
import type { PrefectureReach, ShortPrefecture } from '../../read-dashboard.ts';
import { formatFraction, formatPointRange } from '../../wording.ts';
import { ShareBar, ShareCell } from './share-cell.tsx';

/** The prefectures that do not surely reach the target, nearest first, each with the points that are missing. */
export function ShortTable({ measure, reach }: { measure: Measure; reach: PrefectureReach }) {
  const target = measure.target!.value;
  const columns: Column<ShortPrefecture>[] = [
    {
      key: 'name',
      header: '都道府県',
      rowHeader: true,
      cell: ({ key, label }) => <Link to={prefecturePath(key)}>{label}</Link>,
    },
    {
      key: 'distance',
      header: `${formatFraction(target, 0)}まで`,
      align: 'end',
      card: 'inline',
      cell: ({ reach: state, distance }) =>
        state === 'maybe'
          ? '秘匿のため、達しているか決まりません'
          : distance === null
            ? '－'
            : `あと${formatPointRange(distance.lower, distance.upper)}`,
    },
    {
      key: 'value',
      header: <Link to={measurePath({ measure: measure.id, by: 'prefecture' })}>{measure.title.ja}</Link>,
      align: 'end',
      card: 'inline',
      cell: (row) => <ShareCell figure={row} />,
    },
    {
      key: 'bar',
      header: '0〜100%の図',
      card: 'bare',
      cell: (row) => <ShareBar figure={row} target={target} />,
    },
  ];
  return (
    <DataTable
      caption={`${formatFraction(target, 0)}に届いていない都道府県（近い順）`}
      captionHidden
      columns={columns}
      rows={reach.short}
      rowKey={({ key }) => key}
      narrow="cards"
    />
  );
}
