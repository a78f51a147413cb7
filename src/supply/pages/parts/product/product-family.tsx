import { BiologicProducts } from '../../../../indicators/ui/biologic-products.tsx';
import { ProductMonthLine } from '../../../../savings/ui/product-month.tsx';
import { Link } from '../../../../ui/link.tsx';
import type { FamilyData } from './family-data.ts';

/** A biologic among its own: reference, biosimilars, prices, supply, and what a month costs the patient. */
export function ProductFamily({ family: { id, name, products, month } }: { family: FamilyData }) {
  return (
    <section aria-labelledby="family" className="space-y-3">
      <h2 id="family" className="text-std-20B-150">
        先行バイオ医薬品とバイオ後続品（{name}）
      </h2>
      <BiologicProducts products={products} />
      {month ? (
        <ProductMonthLine month={month} />
      ) : (
        <p>先行バイオ医薬品と同じ規格の後続品がないため、ひと月の費用の計算はできません。</p>
      )}
      <p>
        <Link to={`/biosimilars/ingredients/${encodeURIComponent(id)}`}>
          {name}のバイオ後続品を詳しく見る
        </Link>
      </p>
    </section>
  );
}
