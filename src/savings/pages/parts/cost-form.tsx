import { Form } from 'react-router';
import { Button } from '../../../ui/forms/button.tsx';
import { Checkbox } from '../../../ui/forms/checkbox.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';
import { Select } from '../../../ui/forms/select.tsx';
import type { CostQuery } from '../../cost-query.ts';
import { INCOME_CLASSES, SETTINGS, TENTHS } from '../../model.ts';

const CLASSES = Object.entries(INCOME_CLASSES).map(([value, { age, name, guide }]) => ({
  value,
  label: `${age}・${name}（${guide}）`,
}));
const options = (codes: Record<string, string>) =>
  Object.entries(codes).map(([value, label]) => ({ value, label }));
const SHARES = options(TENTHS).toReversed();

/** What is to be worked out; a plain form whose address is the state. */
export function CostForm(props: {
  query: Pick<CostQuery, 'fields' | 'problems' | 'example'>;
  items: readonly { key: string; label: string }[];
}) {
  const { query, items } = props;
  const { fields, problems, example } = query;
  return (
    <Form
      method="get"
      aria-label="計算の条件"
      preventScrollReset
      noValidate
      className="max-w-3xl space-y-5 rounded-8 border border-solid-gray-420 p-4 sm:p-6 print:border-0 print:p-0"
    >
      <Field label="成分と規格" error={problems.item}>
        {(control) => (
          <Select
            {...control}
            name="item"
            className="w-full"
            defaultValue={fields.item}
            options={items.map(({ key, label }) => ({ value: key, label }))}
          />
        )}
      </Field>
      <Field
        label="1か月に使う数"
        hint={
          example
            ? '例として2が入っています。処方された本数（瓶・筒・キットの数）に直してください。'
            : '処方された本数（瓶・筒・キットの数）。'
        }
        error={problems.units}
      >
        {(control) => (
          <Input
            {...control}
            name="units"
            inputMode="decimal"
            autoComplete="off"
            className="w-28"
            maxLength={10}
            defaultValue={fields.units}
          />
        )}
      </Field>
      <Field
        label="年齢と所得の区分"
        hint="年収は目安です。分からないときは、加入している保険者に確かめられます。"
        error={problems.class}
      >
        {(control) => (
          <Select
            {...control}
            name="class"
            className="w-full"
            defaultValue={fields.class}
            options={CLASSES}
          />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="負担割合" error={problems.share}>
          {(control) => (
            <Select
              {...control}
              name="share"
              className="w-full"
              defaultValue={fields.share}
              options={SHARES}
            />
          )}
        </Field>
        <Field
          label="使う場所"
          hint="70歳以上の一般・低所得では、外来の上限額があります。"
          error={problems.setting}
        >
          {(control) => (
            <Select
              {...control}
              name="setting"
              className="w-full"
              defaultValue={fields.setting}
              options={options(SETTINGS)}
            />
          )}
        </Field>
      </div>
      <div className="space-y-1.5">
        <Checkbox name="repeated" value="1" checked={fields.repeated !== ''}>
          多数回該当（直近12か月に、上限に届いた月がすでに3回以上ある）
        </Checkbox>
        {problems.repeated ? <p className="text-dns-14N-130 text-red-1000">＊{problems.repeated}</p> : null}
      </div>
      <Button variant="solid" className="print:hidden">
        計算する
      </Button>
    </Form>
  );
}
