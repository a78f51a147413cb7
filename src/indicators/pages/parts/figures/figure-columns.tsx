import { BoundsBar } from '../../../../ui/charts/bounds-bar.tsx';
import type { Column } from '../../../../ui/data-table.tsx';
import type { Figure, Measure } from '../../../model.ts';
import { formatBounds, formatFigure } from '../../../wording.ts';

/**
 * A figure in a table: its value, its bounds, and of a share the bar with both.
 * @param target where the bar has a line
 */
export function figureColumns<Row extends Pick<Figure, 'value' | 'lower' | 'upper'>>(
  measure: Pick<Measure, 'unit'>,
  target: number | undefined,
): Column<Row>[] {
  return [
    {
      key: 'value',
      header: '値',
      align: 'end',
      card: 'inline',
      nowrap: true,
      cell: ({ value }) => formatFigure(measure, value),
    },
    {
      key: 'bounds',
      header: '範囲（下限〜上限）',
      align: 'end',
      card: 'inline',
      nowrap: true,
      cell: (row) => formatBounds(measure, row),
    },
    ...(measure.unit === 'fraction'
      ? [
          {
            key: 'bar',
            header: '値と範囲の図',
            card: 'bare' as const,
            cell: (row: Row) => <BoundsBar {...row} target={target} />,
          },
        ]
      : []),
  ];
}
