import { DESIGNATIONS, ESSENTIAL } from '../../../../medicines/model.ts';
import { ScanButton } from '../../../../medicines/ui/scan-button.tsx';
import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { FileForm } from '../../../../ui/forms/file-form.tsx';
import { Input } from '../../../../ui/forms/input.tsx';
import { Select } from '../../../../ui/forms/select.tsx';

/** Products by a list that one has: pasted, or as a file. `to` is the handle of a list they are added to. */
export function GiveByList({ to, text }: { to?: string; text?: string }) {
  return (
    <FileForm action="/lists/new" className="space-y-4">
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <Field
        label="コードか品名を貼り付ける"
        hint="1行に1品目。表計算の列や表をそのまま貼れます。YJコード・薬価基準収載医薬品コード・レセプト電算コード・包装のコード（JAN・GTIN）・品名（全角・半角は問いません）。"
      >
        {(control) => (
          <div className="flex items-start gap-2">
            <textarea
              {...control}
              name="text"
              rows={5}
              defaultValue={text}
              autoCapitalize="none"
              spellCheck={false}
              className="control w-full"
            />
            <ScanButton onCode={addLine} />
          </div>
        )}
      </Field>
      <Field
        label="または、ファイルを選ぶ"
        hint="Excel（xlsx）か CSV（UTF-8・Shift_JIS）。5MB、20,000行まで。列の並びは問いません。"
      >
        {(control) => (
          <input
            {...control}
            type="file"
            name="file"
            accept=".xlsx,.csv,.tsv,.txt,text/csv,text/plain"
            className="file-control"
          />
        )}
      </Field>
      <Button variant="solid">照合する</Button>
    </FileForm>
  );
}

/** Adds a code that was read as a line of its own. */
function addLine(digits: string, button: HTMLElement) {
  const box = button.closest('form')?.elements.namedItem('text');
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.value = [box.value.trimEnd(), digits].filter((line) => line !== '').join('\n');
}

const ASKED = [
  { name: 'ask.ingredient', label: '成分', hint: '例：アムロジピン' },
  { name: 'ask.class', label: '薬効分類', hint: '例：血圧降下剤' },
  { name: 'ask.mah', label: '製造販売業者', hint: '例：会社名の一部' },
] as const;

/** Products by rule: what the rule takes in changes with each edition. */
export function GiveByRule({ to }: { to?: string }) {
  return (
    <form method="post" action="/lists/new" className="space-y-4">
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        {ASKED.map(({ name, label, hint }) => (
          <Field key={name} label={label} hint={hint}>
            {(control) => <Input {...control} name={name} maxLength={200} autoComplete="off" />}
          </Field>
        ))}
        <Field label="供給確保医薬品" hint="AとBは重要供給確保医薬品">
          {(control) => (
            <Select
              {...control}
              name="ask.essential"
              defaultValue=""
              options={[
                { value: '', label: '選ばない' },
                ...DESIGNATIONS.map((value) => ({ value, label: `${ESSENTIAL[value]}のすべて` })),
              ]}
            />
          )}
        </Field>
      </div>
      <Button>この条件で選ぶ</Button>
    </form>
  );
}
