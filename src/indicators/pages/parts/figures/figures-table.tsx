import { readable } from '../../../../platform/text.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { familyPath, prefecturePath } from '../../../addresses.ts';
import { amountUnit, formatAmount } from '../../../compare/amounts.ts';
import { BREAKDOWNS, type Figure, type FigureTable, type Measure } from '../../../model.ts';
import { figureColumns } from './figure-columns.tsx';

/** The figures of a measure with bounds, drawn and in words, and what was divided by what. */
export function FiguresTable({ measure, table }: { measure: Measure; table: FigureTable }) {
  const { rows, by } = table;
  const unit = amountUnit(measure, rows);
  const amounts = (name: 'numerator' | 'denominator', header: string): Column<Figure> => ({
    key: name,
    header: `${header}（${unit.name}）`,
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: (row) => (row[name] === null ? '－' : formatAmount(row[name], unit)),
  });
  const columns: Column<Figure>[] = [
    {
      key: 'label',
      header: BREAKDOWNS[by],
      rowHeader: true,
      cell: (row) => <Label measure={measure} by={by} row={row} />,
    },
    ...figureColumns<Figure>(measure, measure.target?.value),
    ...(measure.kind === 'sum' ? [] : [amounts('numerator', '分子'), amounts('denominator', '分母')]),
  ];
  return (
    <DataTable
      caption={`${measure.title.ja}（${BREAKDOWNS[by]}）`}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      narrow="cards"
    />
  );
}

/** If the thing has a page of its own, its name links there. */
function Label({
  measure,
  by,
  row: { key, label },
}: {
  measure: Measure;
  by: FigureTable['by'];
  row: Figure;
}) {
  if (by === 'prefecture') return <Link to={prefecturePath(key)}>{label}</Link>;
  const ofFamilies = (measure.denominator ?? measure.numerator).biologic !== undefined;
  if (by === 'ingredient' && ofFamilies) return <Link to={familyPath(key)}>{readable(label)}</Link>;
  if (by !== 'class' && by !== 'ingredient') return label;
  return (
    <>
      {readable(label)} <code className="font-mono text-dns-14N-130 text-solid-gray-700">{key}</code>
    </>
  );
}
