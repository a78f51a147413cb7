import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { familyPath, measurePath } from '../../../addresses.ts';
import { differenceOf } from '../../../compare/difference.ts';
import { formatFraction } from '../../../fraction-wording.ts';
import { BIOSIMILAR } from '../../../page-measures.ts';
import type { FamilyRow } from '../../../views/read-prefecture.ts';
import { formatDifference } from '../../../wording.ts';
import { ShareBar, ShareCell } from '../figures/share-cell.tsx';
import type { PrefectureData } from '../prefectures/prefecture-data.ts';

/** Substitution of each family of biologics here and in the nation. */
export function FamilyRates({ page }: { page: PrefectureData }) {
  const { name, code, view } = page;
  const where = { prefecture: code };
  const columns: Column<FamilyRow>[] = [
    {
      key: 'label',
      header: '成分（系列）',
      rowHeader: true,
      cell: ({ key, label }) => <Link to={familyPath(key)}>{label}</Link>,
    },
    {
      key: 'here',
      header: (
        <Link to={measurePath({ measure: BIOSIMILAR.volume, by: 'ingredient', ...view, where })}>{name}</Link>
      ),
      align: 'end',
      card: 'inline',
      cell: ({ figure }) => <ShareCell figure={figure} />,
    },
    {
      key: 'bar',
      header: '0〜100%の図',
      card: 'bare',
      cell: ({ figure }) => <ShareBar figure={figure} target={BIOSIMILAR.threshold} />,
    },
    {
      key: 'nation',
      header: '全国',
      align: 'end',
      card: 'inline',
      cell: ({ nation }) => formatFraction(nation?.value ?? null),
    },
    {
      key: 'difference',
      header: '全国との差',
      align: 'end',
      card: 'inline',
      cell: ({ figure, nation }) => formatDifference(differenceOf(figure, nation)),
    },
  ];
  return (
    <DataTable
      caption={`${name}のバイオ後続品への置換え率（数量。線は80%）`}
      columns={columns}
      rows={page.families}
      rowKey={({ key }) => key}
      narrow="cards"
    />
  );
}
