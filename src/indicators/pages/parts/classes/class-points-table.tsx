import { readable } from '../../../../platform/text.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { mapPath, measurePath } from '../../../addresses.ts';
import { GENERIC } from '../../../page-measures.ts';
import type { ClassesPage, ClassPoint } from '../../../views/read-classes.ts';
import { formatYen, formatYenRange } from '../../../wording.ts';
import { ShareCell } from '../figures/share-cell.tsx';

/** The picture's figures, with the room of each class in yen. */
export function ClassPointsTable(props: {
  page: ClassesPage;
  rows: ClassPoint[];
  caption: string;
  /** Addresses of the classes' supply, by their keys. */
  supplied: Record<string, string>;
}) {
  const { page, rows, caption, supplied } = props;
  const { query } = page;
  const measure = (id: string) => measurePath({ ...query, measure: id, by: 'class' });
  const columns: Column<ClassPoint>[] = [
    {
      key: 'label',
      header: '薬効分類',
      rowHeader: true,
      cell: ({ key, label }) => (
        <Link to={mapPath({ ...query, measure: GENERIC.volume, where: { ...query.where, class: key } })}>
          {key} {readable(label)}
        </Link>
      ),
    },
    {
      key: 'volume',
      header: <Link to={measure(GENERIC.volume)}>数量シェア</Link>,
      align: 'end',
      card: 'inline',
      cell: ({ volume }) => <ShareCell figure={volume} />,
    },
    {
      key: 'value',
      header: <Link to={measure(GENERIC.value)}>金額シェア</Link>,
      align: 'end',
      card: 'inline',
      cell: ({ value }) => <ShareCell figure={value} />,
    },
    {
      key: 'market',
      header: '市場（薬価ベース）',
      align: 'end',
      card: 'inline',
      cell: ({ market }) => formatYen(market),
    },
    {
      key: 'room',
      header: '線に達すると',
      align: 'end',
      card: 'inline',
      cell: ({ room }) => (room === null ? '線より上' : formatYenRange(room.lower, room.upper)),
    },
    {
      key: 'supply',
      header: '供給',
      card: 'inline-bare',
      cell: ({ key }) => (supplied[key] ? <Link to={supplied[key]}>供給状況</Link> : null),
    },
  ];
  return (
    <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} narrow="cards" />
  );
}
