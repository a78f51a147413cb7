import type { ReactNode } from 'react';
import { RESPONSES, STATED_VOLUMES } from '../../../supply/model.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { ChoiceItem, FormPart, type FormValues, LineItem, TextItem } from '../../../ui/forms/form-items.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { CAUSES, PATIENTS, TALK_STATES, TALKS, type TalkWith } from '../../model.ts';
import { fieldOf, type ProductField } from '../../notices/product-fields.ts';
import { ConfidentialNote } from './confidential-note.tsx';

/** Shown only with the choice that asks for it, by style alone; a browser that cannot tell shows it always. */
const ONLY_FOR_OTHERS = 'supports-[selector(:has(a))]:hidden group-has-[option[value=others]:checked]:block!';
const ONLY_WITH_PATIENTS =
  'supports-[selector(:has(a))]:hidden group-has-[option[value=some]:checked]:block! group-has-[option[value=many]:checked]:block!';

/** The notice's items to fill in; a plain form, which works without scripts. */
export function NoticeForm({
  form,
  products,
  submit,
  others,
  children,
}: {
  form: FormValues;
  /** The products of the notice; each has fields of its own. */
  products: readonly { yjCode: string; name: string }[];
  /** Words of the button. */
  submit: string;
  /** Buttons beside it. */
  others?: ReactNode;
  /** Hidden fields. */
  children?: ReactNode;
}) {
  const several = products.length > 1;
  return (
    <form method="post" className="max-w-3xl space-y-8" noValidate>
      {children}
      {form.problems.length > 0 ? (
        <Notice kind="error" title={`${form.problems.length}項目を直してください。まだ何も送っていません。`}>
          <ul className="list-disc pl-5">
            {form.problems.map(({ item, wording }) => (
              <li key={item}>{wording}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ConfidentialNote />
      <FormPart title="何が起きたか">
        <ChoiceItem form={form} name="cause" label="原因" codes={CAUSES} required />
        <div className={ONLY_FOR_OTHERS}>
          <LineItem
            form={form}
            name="otherProduct"
            label="原因となった他社の品目"
            hint="原因が「他社品の影響」のときに、品名と製造販売業者を入れてください。"
            wide
          />
        </div>
        <LineItem
          form={form}
          name="occurredOn"
          label="起きた日（分かった日）"
          hint="例：2026-08-10"
          type="date"
          required
        />
        <TextItem
          form={form}
          name="details"
          label="くわしい内容"
          hint="どの工程・原材料で何が起き、どこまで影響するか。4,000字まで。"
          rows={5}
          required
        />
      </FormPart>
      {several ? (
        products.map(({ yjCode, name }, index) => (
          <FormPart key={yjCode} title={name}>
            <div className="grid gap-5 sm:grid-cols-2">
              <ProductNow form={form} named={(field) => (index === 0 ? field : fieldOf(field, yjCode))} />
              <ProductAhead form={form} named={(field) => (index === 0 ? field : fieldOf(field, yjCode))} />
            </div>
          </FormPart>
        ))
      ) : (
        <FormPart title="いまの出荷と市場">
          <ProductNow form={form} named={(field) => field} />
        </FormPart>
      )}
      <FormPart title="これからの見込み">
        {several ? null : <ProductAhead form={form} named={(field) => field} />}
        <TextItem
          form={form}
          name="improvement"
          label="改善の見込み"
          hint="時期と、そのための手だて。立っていないときは「未定」と書いてください。"
          required
        />
      </FormPart>
      <FormPart title="患者と代替品">
        <ChoiceItem form={form} name="patients" label="代わりのない患者" codes={PATIENTS} required />
        <div className={ONLY_WITH_PATIENTS}>
          <LineItem
            form={form}
            name="patientCount"
            label="その人数（分かるとき）"
            hint="代わりのない患者がいるときに、推計でかまいません。"
            unit="人"
            numeric
          />
        </div>
        <TextItem
          form={form}
          name="alternatives"
          label="代替品"
          hint="品名と製造販売業者、またはほかの治療。ないときは「なし」と書いてください。"
          required
        />
      </FormPart>
      <FormPart title="協議の状況">
        {(Object.keys(TALKS) as TalkWith[]).map((key) => (
          <div key={key} className="grid gap-3 sm:grid-cols-[16rem_1fr]">
            <ChoiceItem form={form} name={`talk.${key}`} label={TALKS[key]} codes={TALK_STATES} required />
            <TextItem form={form} name={`talk.${key}.text`} label={`${TALKS[key]}との内容`} rows={2} />
          </div>
        ))}
      </FormPart>
      <FormPart title="連絡先">
        <LineItem form={form} name="contactName" label="氏名・部署" wide required />
        <LineItem
          form={form}
          name="contactPhone"
          label="電話番号"
          hint="電話番号かメールアドレスの、どちらかは入れてください。"
          type="tel"
        />
        <LineItem form={form} name="contactEmail" label="メールアドレス" type="email" wide />
      </FormPart>
      <div className="flex flex-wrap gap-3">
        <Button variant="solid">{submit}</Button>
        {others}
      </div>
    </form>
  );
}

interface OfProduct {
  form: FormValues;
  /** A field's name for this product. */
  named: (field: ProductField) => string;
}

function ProductNow({ form, named }: OfProduct) {
  return (
    <>
      <ChoiceItem
        form={form}
        name={named('response')}
        label="いまの出荷対応"
        codes={RESPONSES}
        without="unknown"
        required
      />
      <ChoiceItem form={form} name={named('volume')} label="いまの出荷量" codes={STATED_VOLUMES} required />
      <LineItem
        form={form}
        name={named('marketShare')}
        label="市場シェア"
        hint="同じ成分・剤形・規格の中での割合。分からないときは空欄のままにしてください。"
        unit="%"
        numeric
      />
      <LineItem
        form={form}
        name={named('stockMonths')}
        label="在庫"
        hint="いまの出荷が続くと何か月分か。分からないときは空欄のままにしてください。"
        unit="か月分"
        numeric
      />
    </>
  );
}

function ProductAhead({ form, named }: OfProduct) {
  return (
    <>
      <LineItem
        form={form}
        name={named('expectedOn')}
        label="供給不足が始まる見込みの時期"
        hint="報告日から6か月以内のものが報告の対象です。それより先でも送れます。例：2026-11-01"
        type="date"
        required
      />
      <LineItem
        form={form}
        name={named('quantity')}
        label="影響を受ける数量"
        hint="単位と期間が分かるように。例：月に約120万錠"
        wide
        required
      />
    </>
  );
}
