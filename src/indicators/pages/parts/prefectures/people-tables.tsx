import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import type { Figure } from '../../../model.ts';
import { GENERIC } from '../../../page-measures.ts';
import { ShareBar, ShareCell } from '../figures/share-cell.tsx';
import type { PrefectureData } from './prefecture-data.ts';

/** Sex and age, which NDB publishes for the whole country only. */
export function PeopleTables({ page: { people, name, view } }: { page: PrefectureData }) {
  if (!people)
    return (
      <p>
        性・年齢別の割合は、このデータセットにはありません。NDBオープンデータの性・年齢別の表は全国だけで、都道府県別には公表されていません。
      </p>
    );
  const columns = (by: 'sex' | 'age'): Column<Figure>[] => [
    {
      key: 'label',
      header: by === 'sex' ? '性別' : '年齢',
      rowHeader: true,
      nowrap: true,
      cell: ({ label }) => label,
    },
    {
      key: 'share',
      header: <Link to={measurePath({ measure: GENERIC.volume, by, ...view })}>数量シェア（全国）</Link>,
      align: 'end',
      cell: (figure) => <ShareCell figure={figure} />,
    },
    { key: 'bar', header: '0〜100%の図', card: 'bare', cell: (figure) => <ShareBar figure={figure} /> },
  ];
  return (
    <>
      <p>
        NDBオープンデータの性・年齢別の表は<strong>全国だけ</strong>で、{name}
        だけの値は公表されていません。下は全国の値です（
        {people.sheets.join('、')}）。
      </p>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <DataTable
          caption="性別の数量シェア（全国）"
          columns={columns('sex')}
          rows={people.sex}
          rowKey={({ key }) => key}
        />
        <DataTable
          caption="年齢別の数量シェア（全国）"
          columns={columns('age')}
          rows={people.age}
          rowKey={({ key }) => key}
        />
      </div>
    </>
  );
}
