import type { Column } from '../../../../ui/data-table.tsx';
import { formatCount } from '../../../../ui/format.ts';

/** Products of a name, by how they are shipped. */
interface Counted {
  normal: number;
  total: number;
  limited: number;
  stopped: number;
  lessVolume: number;
}

const count = (key: string, header: string, of: (row: Counted) => string): Column<Counted> => ({
  key,
  header,
  align: 'end',
  card: 'inline',
  cell: of,
});

/** The columns of a table of names. */
export const COUNT_COLUMNS: Column<Counted>[] = [
  count('normal', '通常出荷', ({ normal, total }) => `${formatCount(normal)} / ${formatCount(total)}品目`),
  count('limited', '限定出荷', ({ limited }) => formatCount(limited)),
  count('stopped', '供給停止', ({ stopped }) => formatCount(stopped)),
  count('less', '量が減少・停止など', ({ lessVolume }) => formatCount(lessVolume)),
];
