import { ESSENTIAL, type EssentialSupply } from '../../../medicines/model.ts';
import type { IsoDate } from '../../../platform/clock.ts';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { formatDate } from '../../../ui/format.ts';

/** The product that a notice is about: what the list says, to see and not to type. */
export function ProductHead({
  product,
  reportedOn,
}: {
  product: {
    yjCode: string;
    name: string;
    ingredient: string;
    strength: string;
    mah: string;
    essentialSupply: EssentialSupply | null;
  };
  reportedOn: IsoDate;
}) {
  const { yjCode, name, ingredient, strength, mah, essentialSupply } = product;
  return (
    <section aria-labelledby="product" className="max-w-3xl">
      <h2 id="product" className="text-std-20B-150">
        {name}
      </h2>
      <DefinitionList
        items={[
          { key: 'facts', term: '成分・規格', description: `${ingredient}・${strength}` },
          { key: 'code', term: 'YJコード', description: yjCode },
          { key: 'mah', term: '製造販売業者', description: mah },
          {
            key: 'essential',
            term: '供給確保医薬品',
            description: essentialSupply ? ESSENTIAL[essentialSupply] : '対象外',
          },
          { key: 'reportedOn', term: '報告日', description: formatDate(reportedOn) },
        ]}
      />
    </section>
  );
}
