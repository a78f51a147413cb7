import { Form } from 'react-router';
import { formatCount, formatDate } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { Checkbox } from '../../../../ui/forms/checkbox.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { Select } from '../../../../ui/forms/select.tsx';
import type { ChangePage, Choice } from './change-data.ts';

/** Dates and filters in one GET form with a button: nothing moves before the reader says so, with scripts or without. */
export function ChangeFilters({ page }: { page: ChangePage }) {
  const { address, dates } = page;
  const dateOptions = dates.map((date) => ({ value: date, label: formatDate(date) }));
  const filtered =
    address.kinds.length > 0 ||
    [address.ingredient, address.mah, address.therapeuticClass].some((value) => value !== null);
  return (
    <Form
      method="get"
      aria-label="一覧の日付と絞り込み"
      autoComplete="off"
      preventScrollReset
      className="space-y-3 pb-4 print:hidden"
    >
      {address.group ? <input type="hidden" name="tab" value={address.group} /> : null}
      {address.byIngredient ? <input type="hidden" name="by" value="ingredient" /> : null}
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <Field label="はじめの一覧">
          {(control) => <Select {...control} name="from" defaultValue={address.from} options={dateOptions} />}
        </Field>
        <Field label="おわりの一覧">
          {(control) => <Select {...control} name="to" defaultValue={address.to} options={dateOptions} />}
        </Field>
        <Button variant="solid">表示する</Button>
      </div>
      <details open={filtered}>
        <summary className="w-fit py-1 text-blue-1000 underline">
          絞り込み（変化の種類・薬効分類・成分・製造販売業者）
        </summary>
        <div className="grid gap-3 pt-2 sm:grid-cols-3">
          <NameSelect
            label="薬効分類"
            name="class"
            chosen={address.therapeuticClass}
            choices={page.classes}
          />
          <NameSelect label="成分" name="ingredient" chosen={address.ingredient} choices={page.ingredients} />
          <NameSelect label="製造販売業者" name="mah" chosen={address.mah} choices={page.makers} />
        </div>
        <div className="flex flex-wrap items-center gap-2 pt-3">
          {page.kinds.map(({ value, label, count }) => (
            <Checkbox
              key={value}
              name="kind"
              value={value}
              checked={address.kinds.some((kind) => kind === value)}
            >
              <span>
                {label} {formatCount(count)}件
              </span>
            </Checkbox>
          ))}
          <Checkbox name="quiet" value="1" checked={address.quiet}>
            <span>小さな変化も表示 {formatCount(page.quiet)}件</span>
          </Checkbox>
          <Button size="sm">絞り込む</Button>
        </div>
      </details>
    </Form>
  );
}

function NameSelect({
  label,
  name,
  chosen,
  choices,
}: {
  label: string;
  name: string;
  chosen: string | null;
  choices: Choice[];
}) {
  const options = [
    { value: '', label: 'すべて' },
    ...choices.map(({ value, label: word, count }) => ({
      value,
      label: `${word}（${formatCount(count)}件）`,
    })),
  ];
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={chosen ?? ''} options={options} className="w-full" />
      )}
    </Field>
  );
}
