import type { ReactNode } from 'react';
import { PREFECTURES } from '../../../indicators/model.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { type FormValues, LineItem, TextItem } from '../../../ui/forms/form-items.tsx';
import { Select } from '../../../ui/forms/select.tsx';
import { FormProblems } from './form-problems.tsx';

const OPTIONS = [
  { value: '', label: '都道府県によらない' },
  ...[...PREFECTURES].map(([value, label]) => ({ value, label })),
];

/** A good case to fill in; a plain form, which works without scripts. */
export function CaseFields(props: { form: FormValues; submit: string; children?: ReactNode }) {
  const { form, submit, children } = props;
  return (
    <form method="post" className="max-w-3xl space-y-5" noValidate>
      {children}
      <FormProblems problems={form.problems} />
      <LineItem
        form={form}
        name="title"
        label="件名"
        hint="何をしたかが分かる一文。100字まで。"
        required
        wide
      />
      <LineItem
        form={form}
        name="place"
        label="取り組んだ機関・地域"
        hint="例：若葉県立中央病院と地域の薬局"
        required
        wide
      />
      <Field label="都道府県" error={form.problems.find(({ item }) => item === 'prefecture')?.wording}>
        {(control) => (
          <Select
            {...control}
            name="prefecture"
            defaultValue={form.fields.prefecture ?? ''}
            options={OPTIONS}
            className="w-fit"
          />
        )}
      </Field>
      <TextItem
        form={form}
        name="what"
        label="取組の内容"
        hint="だれが、だれに、何を、いつから。ほかの地域の人がまねできるように。患者さんが分かる情報は書かないでください。"
        required
        rows={8}
      />
      <TextItem
        form={form}
        name="result"
        label="結果"
        hint="変わったことを、数字と期間で。うまくいかなかったことも役に立ちます。"
        required
        rows={5}
      />
      <TextItem
        form={form}
        name="contact"
        label="連絡先（公開しません）"
        hint="確認のために厚生労働省の担当者だけが見ます。部署、氏名、電話かメール。"
        required
        rows={2}
      />
      <Button variant="solid">{submit}</Button>
    </form>
  );
}
