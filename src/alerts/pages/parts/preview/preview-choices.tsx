import type { ReactNode } from 'react';
import { formatCount } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import type { IntakeProduct } from '../../../lists/intake-model.ts';
import type { ListPreview } from '../../../lists/list-preview.ts';
import type { RuleChoice } from '../../../lists/rule-intake.ts';
import { ruleField } from '../read-form.ts';

/**
 * Rows that may mean several products: any number of them, or all of an ingredient. A single candidate is chosen already, with the
 * reason beside it; not where it is something else than was written, and not again where the sender has taken it out.
 */
export function PreviewChoices({
  preview: { open, later, counts },
  declined,
}: {
  preview: ListPreview;
  declined: readonly string[];
}) {
  if (open.length === 0) return null;
  return (
    <section id="choices" aria-labelledby="choices-title" className="space-y-3">
      <h2 id="choices-title" className="text-std-20B-150">
        候補から選ぶ　{formatCount(counts.candidates)}行
      </h2>
      <p>
        いくつでも選べます。書かれたとおりに読めて候補が1品目だけの行は、選んであります（違うときはチェックを外します）。
      </p>
      <ul className="space-y-4">
        {open.map(({ line, input, why, products, guess, whole }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of several sheets may have one number
          <li key={index}>
            <fieldset className="min-w-0 rounded-8 border border-solid-gray-420 px-3 pb-2 sm:px-4">
              <legend className="px-1">
                <span className="text-dns-14N-130 text-solid-gray-700">{line}行目</span>{' '}
                <strong className="whitespace-pre-wrap">{input.replaceAll('\t', '　')}</strong>
              </legend>
              <input type="hidden" name={`row.${index}`} value={input} />
              <p className="pb-1 text-dns-14N-130 text-solid-gray-700">{why}</p>
              <Candidates
                name={`pick.${index}`}
                products={products}
                chosen={products.length === 1 && !guess && !declined.includes(input)}
              />
              {whole.map((rule) => (
                <WholeIngredient key={rule.value} name={`all.${index}`} rule={rule} />
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      {later.rows > 0 ? (
        <div className="space-y-2">
          <p>
            候補から選ぶ行が、あと{formatCount(later.rows)}行あります。選んだものは次の画面に引き継がれます。
            {later.left > 0
              ? `うち最後の${formatCount(later.left)}行は多すぎて引き継げません。この一覧を作ったあとで、その行だけを渡してください。`
              : ''}
          </p>
          <input type="hidden" name="later" value={later.text} />
          <Button name="intent" value="next">
            選んで次の行へ
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** As many as are seen at a glance; of a row with one or two more, those are not worth a fold. */
const UNFOLDED = 10;
const FEW_MORE = 2;

/** A row's candidates; where they are many, the later ones in a fold of their own. */
function Candidates(props: { name: string; products: IntakeProduct[]; chosen: boolean }) {
  const { name, products, chosen } = props;
  const first = products.length > UNFOLDED + FEW_MORE ? UNFOLDED : products.length;
  const options = products.map((product) => (
    <Option key={product.yjCode} name={name} value={product.yjCode} chosen={chosen}>
      <ProductText {...product} />
    </Option>
  ));
  return (
    <>
      {options.slice(0, first)}
      {options.length > first ? (
        <details>
          <summary className="cursor-pointer py-2">
            ほかの候補 {formatCount(options.length - first)}品目
          </summary>
          {options.slice(first)}
        </details>
      ) : null}
    </>
  );
}

/** "All of this ingredient", for a row: `name` begins with `all.` */
export function WholeIngredient({ name, rule }: { name: string; rule: RuleChoice }) {
  return (
    <Option name={name} value={ruleField(rule)}>
      この成分のすべて：{rule.label.replace(/^成分：/, '')}
      <span className="block text-dns-14N-130 text-solid-gray-700">
        いま{formatCount(rule.products)}品目。新しく載った品目も加わります。
      </span>
    </Option>
  );
}

function Option(props: { name: string; value: string; chosen?: boolean; children: ReactNode }) {
  const { name, value, chosen, children } = props;
  return (
    <label className="flex cursor-pointer items-start gap-3 rounded-4 py-2 hover:bg-blue-50">
      <input type="checkbox" name={name} value={value} defaultChecked={chosen} className="checkbox mt-1" />
      <span>{children}</span>
    </label>
  );
}

/** A product by name, maker and code. */
export function ProductText({ name, mah, yjCode, listed }: IntakeProduct) {
  return (
    <>
      {name}
      {listed ? '' : '（掲載終了）'}
      <span className="block text-dns-14N-130 text-solid-gray-700">
        {mah}　{yjCode}
      </span>
    </>
  );
}
