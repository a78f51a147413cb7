import { Button } from '../../../web/components/button.tsx';
import { Field } from '../../../web/components/field.tsx';

/** Chooses the edited list and sends it to be previewed; nothing is reported by that. */
export function FileForm({ again }: { again?: boolean }) {
  return (
    <form method="post" action="/report/upload" encType="multipart/form-data" className="space-y-4">
      <Field
        label={again ? '直したファイル' : '書き換えたファイル'}
        hint="xlsx または CSV、5MBまで。まだ報告はされません。変わるところを先に確かめられます。"
        required
      >
        {(control) => (
          <input
            {...control}
            type="file"
            name="file"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            className="file-control"
          />
        )}
      </Field>
      <Button variant={again ? 'outline' : 'solid'}>変わるところを確かめる</Button>
    </form>
  );
}
