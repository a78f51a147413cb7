import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';

/** The maker's word that the worry is over; folded away, as it is rarely the case. */
export function OverForm({ note }: { note: string }) {
  return (
    <details open={note !== ''} className="print:hidden">
      <summary className="w-fit py-2 text-blue-1000 underline">供給不安がなくなったとき</summary>
      <form method="post" className="max-w-3xl space-y-3 pt-2">
        <input type="hidden" name="intent" value="over" />
        <Field
          label="供給不安がなくなった理由"
          hint="報告は取り下げられません。厚生労働省が、協力を頼んだ相手に知らせてから、状態を変えます。"
          required
        >
          {(control) => (
            <textarea {...control} name="note" rows={3} defaultValue={note} className="control w-full" />
          )}
        </Field>
        <Button>供給不安がなくなったと伝える</Button>
      </form>
    </details>
  );
}
