import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';
import { FIRST_REVIEW_DAY, LAST_REVIEW_DAY, REVIEW_PATH, SHORT_REVIEW_PATH } from '../../addresses.ts';

/** The review as of a day, as a file or to be read: files are no pages, so the browser asks for them itself. */
export function ReviewForm({ today }: { today: string }) {
  return (
    <form method="get" action={`${SHORT_REVIEW_PATH}.pdf`} className="space-y-4 print:hidden">
      <div className="flex flex-wrap items-end gap-4">
        <Field label="点検の日" hint="この日の終わりに分かっていたことで作ります。先の日付も選べます。">
          {(control) => <Day {...control} name="as-of" defaultValue={today} />}
        </Field>
        <Field label="前の点検の日" hint="概要版に、この日からの変化を載せます。空なら1年前からです。">
          {(control) => <Day {...control} name="since" />}
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <span className="w-full text-std-16B-170 sm:w-64">概要版（A4で8ページまで）</span>
        <Button>PDF</Button>
        <Button formAction={`${SHORT_REVIEW_PATH}.docx`}>Word</Button>
        <Button formAction={`${SHORT_REVIEW_PATH}.html`}>ここで読む</Button>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <span className="w-full text-std-16B-170 sm:w-64">全体版（すべての取組とKPI）</span>
        <Button formAction={`${REVIEW_PATH}.pdf`}>PDF</Button>
        <Button formAction={`${REVIEW_PATH}.docx`}>Word</Button>
        <Button formAction={`${REVIEW_PATH}.html`}>ここで読む</Button>
      </div>
    </form>
  );
}

function Day(props: Parameters<typeof Input>[0]) {
  return <Input {...props} type="date" min={FIRST_REVIEW_DAY} max={LAST_REVIEW_DAY} />;
}
