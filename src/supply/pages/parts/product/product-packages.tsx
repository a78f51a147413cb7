import { HOT_CREDIT } from '../../../../medicines/model.ts';
import { INVENTED } from '../../../../platform/invented.ts';
import { DataTable } from '../../../../ui/data-table.tsx';
import type { ProductData } from './product-data.ts';

type Row = ProductData['packages'][number];

/** The packages of a product with the codes on them; nothing where no list of packages has it. */
export function ProductPackages({ data: { packages, sellers, invented } }: { data: ProductData }) {
  if (packages.length === 0) return null;
  return (
    <section aria-labelledby="packages" className="mt-8">
      <h2 id="packages" className="text-std-20B-150">
        包装とコード
      </h2>
      <DataTable
        caption="包装とコード"
        captionHidden
        rows={packages}
        rowKey={({ what, sales, dispensing, jan }) => [what, sales, dispensing, jan].join(' ')}
        narrow="cards"
        columns={[
          {
            key: 'what',
            header: '包装',
            rowHeader: true,
            cell: ({ what, discontinued }) => (
              <>
                {what}
                {discontinued ? <span className="block text-dns-14N-130">{discontinued}</span> : null}
              </>
            ),
          },
          code('dispensing', '調剤包装 GTIN'),
          code('sales', '販売包装 GTIN'),
          code('whole', '元梱包装 GTIN'),
          code('jan', 'JAN'),
          { key: 'seller', header: '販売元', card: 'inline', cell: ({ seller }) => seller ?? '－' },
        ]}
      />
      <p className="mt-2 text-dns-14N-130 text-solid-gray-700">
        {invented
          ? INVENTED
          : '出典：一般財団法人医療情報システム開発センター（MEDIS-DC）の包装のコードの一覧を加工して作成。'}
        {sellers.length > 0 ? HOT_CREDIT : null}
      </p>
    </section>
  );
}

function code(key: 'dispensing' | 'sales' | 'whole' | 'jan', header: string) {
  return {
    key,
    header,
    nowrap: true,
    card: 'inline' as const,
    cell: (row: Row) => <span className="tabular-nums">{row[key] ?? '－'}</span>,
  };
}
