import { Form } from 'react-router';
import type { IsoDate } from '../../../platform/clock.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';

/** From which day on changes are shown: a reader keeps the address, and comes back to what is new since. */
export function SinceForm({ since, today }: { since: IsoDate | null; today: IsoDate }) {
  return (
    <Form
      method="get"
      action="#changes"
      className="flex flex-wrap items-end gap-3 print:hidden"
      preventScrollReset
    >
      <Field label="この日からの変化">
        {(control) => <Input {...control} type="date" name="since" max={today} defaultValue={since ?? ''} />}
      </Field>
      <Button>見る</Button>
    </Form>
  );
}
