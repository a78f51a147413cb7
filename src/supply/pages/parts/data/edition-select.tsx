import { Form } from 'react-router';
import { formatDate } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { Select } from '../../../../ui/forms/select.tsx';

/** Chooses the edition that a page is of, by its date. */
export function EditionSelect({ dates, asOf }: { dates: string[]; asOf: string }) {
  return (
    <Form
      method="get"
      aria-label="一覧の日付"
      autoComplete="off"
      className="flex flex-wrap items-end gap-x-3 gap-y-2 print:hidden"
    >
      <Field label="一覧の日付">
        {(control) => (
          <Select
            {...control}
            name="asOf"
            defaultValue={asOf}
            options={dates.map((date) => ({ value: date, label: formatDate(date) }))}
          />
        )}
      </Field>
      <Button>表示する</Button>
    </Form>
  );
}
