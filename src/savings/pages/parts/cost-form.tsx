import { Form } from 'react-router';
import type { IsoDate } from '../../../platform/clock.ts';
import { momentText } from '../../../platform/dates/date-text.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Checkbox } from '../../../ui/forms/checkbox.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';
import { Select } from '../../../ui/forms/select.tsx';
import type { CostQuery } from '../../cost-query.ts';
import { type BenefitTable, SETTINGS, sayClass, TENTHS } from '../../model.ts';

const options = (codes: Record<string, string>) =>
  Object.entries(codes).map(([value, label]) => ({ value, label }));
const SHARES = options(TENTHS).toReversed();

/** What is to be worked out; a plain form whose address is the state. */
export function CostForm(props: {
  query: Pick<CostQuery, 'fields' | 'problems' | 'example' | 'table' | 'months'>;
  items: readonly { key: string; label: string }[];
  today: IsoDate;
}) {
  const { query, items, today } = props;
  const { fields, problems, example, table, months } = query;
  return (
    <Form
      method="get"
      aria-label="計算の条件"
      preventScrollReset
      noValidate
      className="max-w-3xl space-y-5 rounded-8 border border-solid-gray-420 p-4 sm:p-6 print:border-0 print:p-0"
    >
      <Field
        label="治療を受ける月"
        hint="高額療養費の上限額は、月によって違います。所得の区分の分け方も変わるため、月を変えたら区分を選び直してください。"
        error={problems.month}
      >
        {(control) => (
          <Select
            {...control}
            name="month"
            className="w-full sm:w-80"
            defaultValue={fields.month}
            options={months.map((one) => ({ value: one.month, label: sayMonth(one, today) }))}
          />
        )}
      </Field>
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
        label="薬を使う月に使う数"
        hint={
          example
            ? '例として2が入っています。処方された本数（瓶・筒・キットの数）に直してください。毎月は使わない薬では、使う月の数です。'
            : '処方された本数（瓶・筒・キットの数）。毎月は使わない薬では、使う月の数です。'
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
            options={classesOf(table, fields.class)}
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
        <p className="text-dns-14N-130 text-solid-gray-700">
          同じ保険者での回数です。70歳以上で、外来だけの上限に届いた月を数えるかどうかは、保険者に確かめてください。
        </p>
        {problems.repeated ? <p className="text-dns-14N-130 text-red-1000">＊{problems.repeated}</p> : null}
      </div>
      <Button variant="solid" className="print:hidden">
        計算する
      </Button>
    </Form>
  );
}

/** 「2026年11月（今月）」, 「2027年8月（上限額は予定）」 */
function sayMonth({ month, state }: CostQuery['months'][number], today: IsoDate): string {
  const now = month === today.slice(0, 7) ? '（今月）' : '';
  return `${momentText(month)}${now}${state === 'announced' ? '（上限額は予定）' : ''}`;
}

/** The classes of the month. A class of another period stays chosen, without a place among them, until another one is. */
function classesOf(table: BenefitTable | null, chosen: string): { value: string; label: string }[] {
  const known = (table?.classes ?? []).map((one) => ({
    value: one.id,
    label: `${sayClass(one)}${one.guide === null ? '' : `（${one.guide}）`}`,
  }));
  return known.some(({ value }) => value === chosen)
    ? known
    : [{ value: chosen, label: '選んでください' }, ...known];
}
