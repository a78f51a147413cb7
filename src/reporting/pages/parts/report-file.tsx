import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { FileForm } from '../../../ui/forms/file-form.tsx';

/** Chooses the edited list and sends it to be previewed; nothing is reported by that. */
export function ReportFile({ again }: { again?: boolean }) {
  return (
    <FileForm action="/report/upload" className="space-y-4">
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
    </FileForm>
  );
}
