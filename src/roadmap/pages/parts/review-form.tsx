import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';
import { FIRST_REVIEW_DAY, LAST_REVIEW_DAY, REVIEW_PATH } from '../../addresses.ts';

/** The review as of a day, as a file or to be read: files are no pages, so the browser asks for them itself. */
export function ReviewForm({ today }: { today: string }) {
  return (
    <form method="get" action={`${REVIEW_PATH}.pdf`} className="flex flex-wrap items-end gap-3 print:hidden">
      <Field label="点検の日" hint="この日の終わりに分かっていたことで作ります。先の日付も選べます。">
        {(control) => (
          <Input
            {...control}
            type="date"
            name="as-of"
            min={FIRST_REVIEW_DAY}
            max={LAST_REVIEW_DAY}
            defaultValue={today}
          />
        )}
      </Field>
      <Button>点検資料（PDF）</Button>
      <Button formAction={`${REVIEW_PATH}.docx`}>Word</Button>
      <Button formAction={`${REVIEW_PATH}.html`}>ここで読む</Button>
    </form>
  );
}
