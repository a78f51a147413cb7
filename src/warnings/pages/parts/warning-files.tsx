import { DownloadLinks } from '../../../ui/download-links.tsx';
import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { ACCEPT, MAX_ATTACHMENTS } from '../../files/attachment-limits.ts';

/** Files of a warning to take away, and for its maker to add. */
export function WarningFiles({
  number,
  files,
  mayAdd,
}: {
  number: string;
  files: { id: string; name: string; bytes: number }[];
  mayAdd: boolean;
}) {
  return (
    <section aria-labelledby="files" className="space-y-3">
      <h2 id="files" className="text-std-20B-150">
        資料
      </h2>
      {files.length === 0 ? (
        <p>付けた資料はありません。</p>
      ) : (
        <DownloadLinks
          items={files.map(({ id, name, bytes }) => ({
            href: `/warnings/${number}/files/${id}`,
            label: name,
            format: name.replace(/^.*\./, '').toUpperCase(),
            bytes,
          }))}
        />
      )}
      {mayAdd && files.length < MAX_ATTACHMENTS ? (
        <form method="post" encType="multipart/form-data" className="max-w-3xl space-y-3 print:hidden">
          <input type="hidden" name="intent" value="file" />
          <Field
            label="資料を付ける"
            hint={`PDF、Excel、Word、PowerPoint、CSV、テキスト、PNG、JPEG。1つ5MB、${MAX_ATTACHMENTS}個まで。`}
          >
            {(control) => (
              <input {...control} type="file" name="file" accept={ACCEPT} required className="file-control" />
            )}
          </Field>
          <Button>この資料を付ける</Button>
        </form>
      ) : null}
    </section>
  );
}
