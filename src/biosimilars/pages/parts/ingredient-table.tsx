import { sayMoment } from '../../../documents/model.ts';
import { formatFraction, formatFractionRange, formatGap } from '../../../indicators/model.ts';
import type { StatusCount } from '../../../supply/ui/listed-supply.ts';
import { StatusCounts } from '../../../supply/ui/status-counts.tsx';
import { BoundsBar } from '../../../ui/charts/bounds-bar.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Link } from '../../../ui/link.tsx';
import { ingredientPath } from '../../addresses.ts';
import type { IngredientRow } from '../../read-ingredients.ts';

type Row = IngredientRow & { statuses: StatusCount[] };

/** The ingredients with what they are for, how much less their biosimilars cost, how far they are used and supplied. */
export function IngredientTable(props: {
  rows: Row[];
  hasPrices: boolean;
  hasUse: boolean;
  /** The lists are the demonstration's: of the ingredients of the state's list they say nothing. */
  invented: boolean;
}) {
  const { rows, hasPrices, hasUse, invented } = props;
  const isSilent = ({ known }: Row) => invented && known !== null;
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: '成分と主な効能',
      rowHeader: true,
      cell: ({ id, name, known }) => (
        <>
          <Link to={ingredientPath(id)}>{name}</Link>
          <span className="block text-dns-14N-130 font-400 text-solid-gray-700">
            {known
              ? `主な効能：${known.indication}`
              : invented
                ? 'デモの架空の成分'
                : '国の一覧の後に収載された成分'}
          </span>
        </>
      ),
    },
    {
      key: 'launched',
      header: '発売（初発）',
      card: 'inline',
      nowrap: true,
      cell: ({ known }) => (known ? launchWords(known.launched) : '－'),
    },
    {
      key: 'gap',
      header: '後続品の薬価は',
      align: 'end',
      card: 'inline',
      cell: (row) => {
        const { gap, products } = row;
        if (!hasPrices || isSilent(row)) return '－';
        if (products.length === 0) return '薬価のリストにない';
        return gap ? formatGap(gap) : '比べられる規格なし';
      },
    },
    {
      key: 'share',
      header: '使用割合',
      align: 'end',
      card: 'inline',
      cell: (row) => (hasUse && !isSilent(row) ? <Share share={row.share} /> : '－'),
    },
    {
      key: 'supply',
      header: 'いまの供給',
      cell: (row) => (isSilent(row) ? '－' : <StatusCounts statuses={row.statuses} />),
    },
  ];
  return (
    <DataTable
      caption="バイオ後続品のある成分"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      narrow="cards"
    />
  );
}

/** 「2014年11月」, or that it is not on the price list yet. */
export function launchWords(launched: string | null): string {
  return launched === null ? '薬価未収載' : sayMoment(launched);
}

/** A share with its bounds in words where masked cells leave it open, and as a bar. */
function Share({ share }: { share: IngredientRow['share'] }) {
  if (!share || share.value === null) return <>データにない</>;
  const range = formatFractionRange(share.lower, share.upper);
  return (
    <>
      {formatFraction(share.value)}
      {range.includes('〜') ? (
        <span className="block text-dns-14N-130 text-solid-gray-700">（{range}）</span>
      ) : null}
      <BoundsBar {...share} />
    </>
  );
}
