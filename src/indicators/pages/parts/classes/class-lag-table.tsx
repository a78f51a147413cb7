import { readable } from '../../../../platform/text.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import type { Yen } from '../../../compare/catch-up.ts';
import { formatFraction } from '../../../fraction-wording.ts';
import { GENERIC } from '../../../page-measures.ts';
import type { ClassRow } from '../../../views/read-prefecture.ts';
import { formatYenRange } from '../../../wording.ts';
import { ShareCell } from '../figures/share-cell.tsx';
import type { PrefectureData } from '../prefectures/prefecture-data.ts';

/** Classes with their share here, what others have reached, and what reaching it would save. */
export function ClassLagTable({
  page,
  rows,
  caption,
}: {
  page: PrefectureData;
  rows: ClassRow[];
  caption: string;
}) {
  const { code, view, name } = page;
  const columns: Column<ClassRow>[] = [
    {
      key: 'label',
      header: '薬効分類',
      rowHeader: true,
      cell: ({ key, label }) => `${key} ${readable(label)}`,
    },
    {
      key: 'share',
      header: (
        <Link
          to={measurePath({ measure: GENERIC.volume, by: 'class', ...view, where: { prefecture: code } })}
        >
          数量シェア
        </Link>
      ),
      align: 'end',
      card: 'inline',
      cell: ({ share }) => <ShareCell figure={share} />,
    },
    {
      key: 'median',
      header: '中央値',
      align: 'end',
      card: 'inline',
      cell: ({ median }) => formatFraction(median),
    },
    {
      key: 'best',
      header: '上位1割',
      align: 'end',
      card: 'inline',
      cell: ({ bestTenth }) => formatFraction(bestTenth),
    },
    {
      key: 'to-median',
      header: '中央値に達すると',
      align: 'end',
      card: 'inline',
      cell: ({ comparable, toMedian }) => (
        <Saving comparable={comparable} saving={toMedian} reached="中央値以上" />
      ),
    },
    {
      key: 'to-best',
      header: '上位1割に達すると',
      align: 'end',
      card: 'inline',
      cell: ({ comparable, toBestTenth }) => (
        <Saving comparable={comparable} saving={toBestTenth} reached="上位1割の水準" />
      ),
    },
    {
      key: 'limited',
      header: '限定出荷・供給停止のある成分',
      cell: ({ limited }) => <Limited names={limited} />,
    },
  ];
  return (
    <DataTable
      caption={`${name}：${caption}`}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      narrow="cards"
    />
  );
}

/** Never a reproach: prefectures at or above are told so. */
function Saving({
  comparable,
  saving,
  reached,
}: {
  comparable: boolean;
  saving: Yen | null;
  reached: string;
}) {
  if (!comparable) return '比べられません';
  return saving === null ? reached : formatYenRange(saving.lower, saving.upper);
}

const NAMED = 3;

function Limited({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  const shown = readable(names.slice(0, NAMED).join('、'));
  return (
    <span className="text-dns-14N-130">
      {names.length}成分（{names.length > NAMED ? `${shown} ほか` : shown}）
    </span>
  );
}
