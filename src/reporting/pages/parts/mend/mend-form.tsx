import { readable } from '../../../../platform/text.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { Select } from '../../../../ui/forms/select.tsx';
import type { MendCell, MendRow } from '../../../upload/mend-rows.ts';
import { cellName, KEEP, leaveName, SEEN } from './mend-fields.ts';

/** The rows with errors, each with its wrong cells as controls, the allowed words to choose from; works without scripts. */
export function MendForm({ rows, seen }: { rows: MendRow[]; seen: number }) {
  return (
    <form method="post" className="space-y-4 print:hidden">
      <input type="hidden" name={SEEN} value={seen} />
      {rows.map((row) => (
        <fieldset
          key={row.row}
          className="rounded-8 border border-solid-gray-420 border-l-8 border-l-red-900 p-3 sm:p-4"
        >
          <legend className="float-left mb-2 w-full font-700">
            {row.row}行目　{row.name === null ? null : readable(row.name)}
            <span className="pl-2 text-dns-14N-130 font-400 text-solid-gray-700">
              {row.yjCode ?? 'YJコードなし'}
            </span>
          </legend>
          <div className="clear-both space-y-3">
            <ul className="space-y-1">
              {row.errors.map(({ column, wording, remedy }) => (
                <li key={`${column} ${wording}`}>
                  <strong>{column ?? '行の全体'}</strong>：{wording}
                  <span className="block text-dns-14N-130">{remedy}</span>
                </li>
              ))}
            </ul>
            <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
              {row.cells.map((cell) => (
                <CellField key={cell.column} row={row.row} cell={cell} />
              ))}
              <label className="check-option">
                <input type="checkbox" name={leaveName(row.row)} className="checkbox" />
                この行は報告しない
              </label>
            </div>
          </div>
        </fieldset>
      ))}
      <Button name="intent" value="mend">
        直した内容で確かめる
      </Button>
      <p className="text-dns-14N-130">まだ報告はされません。直した内容で、変わるところをもう一度示します。</p>
    </form>
  );
}

function CellField({ row, cell: { column, label, value, choice } }: { row: number; cell: MendCell }) {
  const name = cellName(row, column);
  const text = value === null ? '' : String(value);
  return (
    <Field label={label}>
      {(control) =>
        choice ? (
          <Select
            {...control}
            name={name}
            defaultValue={choice.chosen ?? KEEP}
            options={[
              ...(choice.chosen === null
                ? [
                    {
                      value: KEEP,
                      label: text === '' ? '選んでください' : `選んでください（ファイル：${readable(text)}）`,
                    },
                  ]
                : []),
              ...(choice.optional ? [{ value: '', label: '空欄' }] : []),
              ...choice.words.map((word) => ({ value: word, label: readable(word) })),
            ]}
            className="w-full"
          />
        ) : (
          <input
            {...control}
            type="text"
            name={name}
            defaultValue={text}
            maxLength={500}
            autoComplete="off"
            className="control w-full"
          />
        )
      }
    </Field>
  );
}
