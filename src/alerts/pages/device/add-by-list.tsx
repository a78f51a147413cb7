import { type FormEvent, useState } from 'react';
import { formatCount } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { type CatalogueProduct, readCodes } from '../../device/read-codes.ts';
import type { DeviceCatalogue } from './catalogue.ts';

const SHOWN_MISSED = 50;

/** Codes or names, pasted or from a file: read and matched on the device. */
export function AddByList(props: {
  catalogue: DeviceCatalogue | null;
  onAdd: (products: CatalogueProduct[]) => void;
}) {
  const { catalogue, onAdd } = props;
  const [missed, setMissed] = useState<{ lines: string[]; found: number } | null>(null);
  const take = (text: string) => {
    if (!catalogue) return;
    const read = readCodes(text, catalogue.products);
    setMissed({ lines: read.missed, found: read.found.length });
    onAdd(read.found);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const file = (form.elements.namedItem('file') as HTMLInputElement).files?.[0];
    take(`${file ? await fileText(file) : ''}\n${new FormData(form).get('lines') ?? ''}`);
    form.reset();
  };
  return (
    <details className="max-w-3xl">
      <summary className="w-fit text-blue-1000 underline">コードや品名の一覧から入れる</summary>
      <form onSubmit={(event) => void submit(event)} className="mt-3 space-y-4">
        <Field
          label="貼り付け"
          hint="1行に1品目。YJコードか、一覧にあるとおりの品名。表から列ごと貼り付けられます。"
        >
          {(control) => <textarea {...control} name="lines" rows={5} className="control w-full" />}
        </Field>
        <Field label="ファイル" hint="このページで書き出したCSVか、CSV・テキスト（UTF-8、Shift_JIS）。">
          {(control) => (
            <input
              {...control}
              type="file"
              name="file"
              accept=".csv,.tsv,.txt,text/*"
              className="file-control"
            />
          )}
        </Field>
        <Button size="sm">この端末で読み取って入れる</Button>
      </form>
      <div role="status" className="mt-3">
        {missed ? <Result {...missed} /> : null}
      </div>
    </details>
  );
}

function Result({ lines, found }: { lines: string[]; found: number }) {
  if (lines.length === 0 && found > 0)
    return <Notice kind="success" title={`${formatCount(found)}品目を読み取りました`} />;
  if (lines.length === 0)
    return <Notice kind="warning" title="読み取る行がありません。貼り付けるか、ファイルを選んでください" />;
  return (
    <Notice
      kind="warning"
      title={`${formatCount(found)}品目を読み取り、${formatCount(lines.length)}行は見つかりません`}
    >
      <p>いまの一覧にあるYJコードか、1つの品目の品名の全体でない行です。品目を探す欄でお探しください。</p>
      <ul className="list-disc pl-6">
        {lines.slice(0, SHOWN_MISSED).map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may be equal
          <li key={i}>{line.slice(0, 100)}</li>
        ))}
      </ul>
      {lines.length > SHOWN_MISSED ? <p>ほか{formatCount(lines.length - SHOWN_MISSED)}行</p> : null}
    </Notice>
  );
}

/** UTF-8, or else Shift_JIS, which Excel writes in Japan. */
async function fileText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
