import type { ReactNode } from 'react';
import { DataTable } from '../../../../ui/data-table.tsx';
import { formatCount } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import type { ListPreview } from '../../../lists/list-preview.ts';
import { ProductText, WholeIngredient } from './preview-choices.tsx';

/** Rows in which nothing was found: what was given and why, and the way to put it right. */
export function PreviewMissing({ preview: { missing, missingRows, counts } }: { preview: ListPreview }) {
  if (missing.length === 0) return null;
  return (
    <section id="missing" aria-labelledby="missing-title" className="space-y-3">
      <h2 id="missing-title" className="text-std-20B-150">
        見つからない　{formatCount(counts.notFound)}行
      </h2>
      <Rows
        caption="見つからない行"
        rows={missing}
        more={counts.notFound - missing.length}
        cell={(row) => <span className="text-dns-14N-130">{row.why}</span>}
        cellHeader="わけ"
      />
      <Field
        label="直して、もう一度照合する"
        hint={`${
          missingRows.left > 0
            ? `見つからない行のはじめの${formatCount(missingRows.rows - missingRows.left)}行です（残りの${formatCount(missingRows.left)}行は多すぎるため、元の一覧で確かめてください）。`
            : '見つからない行のすべてです。'
        }ここで直せます。いらない行は消すか、そのままにしておけます（リストには入りません）。`}
      >
        {(control) => (
          <textarea
            {...control}
            name="text"
            rows={Math.min(8, missing.length + 1)}
            defaultValue={missingRows.text}
            spellCheck={false}
            className="control w-full sm:max-w-3xl"
          />
        )}
      </Field>
      <Button name="intent" value="again">
        直した行を照合する
      </Button>
    </section>
  );
}

/** What was found, folded away: it is the part that needs no work. */
export function PreviewMatched({ preview: { matched, sure } }: { preview: ListPreview }) {
  if (matched.length === 0) return null;
  return (
    <details id="matched" open={matched.length <= 30}>
      <summary className="w-fit text-std-18B-160">決まっている品目　{formatCount(sure)}品目</summary>
      <div className="mt-3">
        <Rows
          caption="決まっている品目"
          rows={matched}
          more={sure - matched.length}
          cell={(row, index) => (
            <>
              <ProductText {...row.product} />
              {row.why ? <span className="block text-dns-14N-130">{row.why}</span> : null}
              {row.whole.map((rule) => (
                <WholeIngredient key={rule.value} name={`all.sure-${index}`} rule={rule} />
              ))}
            </>
          )}
          cellHeader="品目"
        />
      </div>
    </details>
  );
}

/** Duplicates, empty rows and headings: said, so that every row is accounted for. */
export function PreviewSkipped({ preview: { skipped, counts } }: { preview: ListPreview }) {
  if (skipped.length === 0) return null;
  const all = counts.duplicate + counts.heading + counts.blank;
  return (
    <details id="skipped">
      <summary className="w-fit text-std-18B-160">重複・空行・見出し　{formatCount(all)}行</summary>
      <div className="mt-3">
        <Rows
          caption="重複・空行・見出しの行"
          rows={skipped}
          more={all - skipped.length}
          cell={(row) => row.why}
          cellHeader="扱い"
        />
      </div>
    </details>
  );
}

interface Row {
  line: number | null;
  input: string;
}

function Rows<R extends Row>(props: {
  caption: string;
  rows: R[];
  more: number;
  cell: (row: R, index: number) => ReactNode;
  cellHeader: string;
}) {
  const { caption, more, cell, cellHeader } = props;
  const rows = props.rows.map((row, index) => ({ row, index }));
  return (
    <>
      <DataTable
        caption={caption}
        captionHidden
        narrow="cards"
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: 'line',
            header: '行',
            nowrap: true,
            card: 'inline-bare',
            cell: ({ row }) => (row.line === null ? '選択' : `${row.line}行目`),
          },
          {
            key: 'input',
            header: '入力',
            rowHeader: true,
            cell: ({ row }) => <span>{row.input.replaceAll('\t', '　') || '－'}</span>,
          },
          { key: 'result', header: cellHeader, card: 'bare', cell: ({ row, index }) => cell(row, index) },
        ]}
      />
      {more > 0 ? <p className="pt-2 text-dns-14N-130">ほか{formatCount(more)}行（品目）</p> : null}
    </>
  );
}
