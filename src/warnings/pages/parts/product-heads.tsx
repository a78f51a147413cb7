import { ESSENTIAL, type EssentialSupply } from '../../../medicines/model.ts';
import type { IsoDate } from '../../../platform/clock.ts';
import { formatDate } from '../../../ui/format.ts';
import { ProductHead } from './product-head.tsx';

export interface HeadOf {
  yjCode: string;
  name: string;
  ingredient: string;
  strength: string;
  mah: string;
  essentialSupply: EssentialSupply | null;
}

/** The products that a notice is about: one with all that the list says, several in a line each. */
export function ProductHeads({ products, reportedOn }: { products: HeadOf[]; reportedOn: IsoDate }) {
  const [first] = products;
  if (first && products.length === 1) return <ProductHead product={first} reportedOn={reportedOn} />;
  return (
    <section aria-labelledby="products" className="max-w-3xl space-y-2">
      <h2 id="products" className="text-std-20B-150">
        {products.length}品目をまとめて報告する
      </h2>
      <ul className="list-disc space-y-1 pl-5">
        {products.map(({ yjCode, name, strength, essentialSupply }) => (
          <li key={yjCode}>
            {name}
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {strength}・{yjCode}
              {essentialSupply ? `・${ESSENTIAL[essentialSupply]}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <p>報告日　{formatDate(reportedOn)}</p>
    </section>
  );
}
