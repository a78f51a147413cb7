import { BoundsBar } from '../../../../ui/charts/bounds-bar.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { prefecturePath } from '../../../addresses.ts';
import { formatFraction, formatFractionRange } from '../../../fraction-wording.ts';
import type { Measure } from '../../../model.ts';
import type { PrefectureReach, ShortPrefecture } from '../../../views/read-dashboard.ts';
import { formatPointRange } from '../../../wording.ts';

/**
 * The prefectures that surely fall short of the target, nearest first, each with the points that are missing; those that masked cells
 * leave open stand apart, as they may be there. Two decimals, as one would show 79.97% as the target itself.
 */
export function ShortTables({ measure, reach }: { measure: Measure; reach: PrefectureReach }) {
  const target = formatFraction(measure.target!.value, 0);
  const { short, undecided } = reach;
  return (
    <div className="ranking space-y-6">
      {undecided.length > 0 ? (
        <ReachTable
          measure={measure}
          caption={`${target}に達したか、秘匿のため決まらない都道府県`}
          rows={undecided}
        />
      ) : null}
      {short.length > 0 ? (
        <ReachTable
          measure={measure}
          caption={`${target}に届いていない都道府県（近い順。あとは、足りないポイント）`}
          rows={short}
        />
      ) : null}
    </div>
  );
}

function ReachTable({
  measure,
  caption,
  rows,
}: {
  measure: Measure;
  caption: string;
  rows: ShortPrefecture[];
}) {
  const target = measure.target!.value;
  const columns: Column<ShortPrefecture>[] = [
    {
      key: 'name',
      header: '都道府県',
      rowHeader: true,
      nowrap: true,
      cell: ({ key, label }) => <Link to={prefecturePath(key)}>{label}</Link>,
    },
    { key: 'value', header: '値', align: 'end', cell: ({ value }) => formatFraction(value, 2) },
    {
      key: 'bounds',
      header: '範囲',
      align: 'end',
      cell: ({ lower, upper }) => formatFractionRange(lower, upper, 2),
    },
    {
      key: 'distance',
      header: `${formatFraction(target, 0)}まで`,
      align: 'end',
      cell: ({ reach: state, distance }) =>
        state === 'maybe'
          ? '決まらない'
          : distance === null
            ? '－'
            : `あと${formatPointRange(distance.lower, distance.upper, 2).replace('ポイント', '')}`,
    },
    {
      key: 'bar',
      header: '図',
      cell: (row) => <BoundsBar {...row} target={target} />,
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}
