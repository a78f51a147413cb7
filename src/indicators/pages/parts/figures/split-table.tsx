import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import { formatFraction } from '../../../fraction-wording.ts';
import { GENERIC } from '../../../page-measures.ts';
import type { SplitRow } from '../../../views/read-prefecture.ts';
import type { PrefectureData } from '../prefectures/prefecture-data.ts';
import { ShareCell } from './share-cell.tsx';

/** Volume and value share by setting or by route, beside the nation's. */
export function SplitTable(props: { page: PrefectureData; by: 'setting' | 'route'; rows: SplitRow[] }) {
  const { page, by, rows } = props;
  const head = by === 'setting' ? '処方の場' : '薬剤区分';
  const where = { prefecture: page.code };
  const link = (measure: string, text: string) => (
    <Link to={measurePath({ measure, by, ...page.view, where })}>{text}</Link>
  );
  const columns: Column<SplitRow>[] = [
    { key: 'label', header: head, rowHeader: true, cell: ({ label }) => label },
    {
      key: 'volume',
      header: link(GENERIC.volume, '数量シェア'),
      align: 'end',
      card: 'inline',
      cell: ({ volume }) => <ShareCell figure={volume} />,
    },
    {
      key: 'nation-volume',
      header: '全国（数量）',
      align: 'end',
      card: 'inline',
      cell: ({ nationVolume }) => formatFraction(nationVolume?.value ?? null),
    },
    {
      key: 'value',
      header: link(GENERIC.value, '金額シェア'),
      align: 'end',
      card: 'inline',
      cell: ({ value }) => <ShareCell figure={value} />,
    },
    {
      key: 'nation-value',
      header: '全国（金額）',
      align: 'end',
      card: 'inline',
      cell: ({ nationValue }) => formatFraction(nationValue?.value ?? null),
    },
  ];
  return (
    <DataTable
      caption={`${head}別の後発医薬品の数量シェアと金額シェア（${page.name}）`}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      narrow="cards"
    />
  );
}
