import { shipsNormally } from '../../../../supply/model.ts';
import { nameColumn, statusColumns } from '../../../../supply/ui/product-columns.tsx';
import { statusTone } from '../../../../supply/ui/status-look.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { Input } from '../../../../ui/forms/input.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { PeerRow } from '../../../desk/desk-view.ts';
import type { DeskPage } from './desk-data.ts';
import { type Given, givenTo } from './desk-parts.tsx';

const COLUMNS: Column<PeerRow>[] = [
  nameColumn<PeerRow>((row) => ({
    to: `/products/${encodeURIComponent(row.code)}`,
    name: row.name,
    facts: `${row.facts}・${row.maker}`,
  })),
  ...statusColumns<PeerRow>((row) => row),
  { key: 'trouble', header: '理由・見込み', cell: (row) => row.trouble },
];

/** What may stand in, with its status today, and the form to ask its maker for more. */
export function DeskPeers({ page, given }: { page: DeskPage; given: Given | null }) {
  const groups = page.peers;
  if (groups.length === 0)
    return (
      <Section id="peers" title="代わりの候補">
        <p>同じ成分の品目は、ほかに一覧にありません。</p>
      </Section>
    );
  const ask = page.mayAct && page.open && groups.some(({ rows }) => rows.some((row) => row.askable));
  const chosen = givenTo(given, 'ask')('code');
  const columns = ask ? [choiceColumn(chosen), ...COLUMNS] : COLUMNS;
  const tables = groups.map(({ title, rows }, index) => (
    // The nearest are what is asked for; the others are there for who looks for them.
    <details key={title} open={index === 0 || rows.some((row) => row.code === chosen)}>
      <summary className="w-fit py-1">
        <span className="text-std-16B-170">{title}</span>
        {'　'}
        <span className="text-dns-14N-130">
          {rows.length}品目のうち通常出荷{rows.filter(shipsNormally).length}
        </span>
      </summary>
      <PeerTable title={title} rows={rows} columns={columns} />
    </details>
  ));
  return (
    <Section id="peers" title="代わりの候補">
      <p className="text-dns-14N-130 text-solid-gray-700">
        候補の表示は代替性を保証しません。YJコードの一致だけで選んでいます。
      </p>
      {ask ? (
        <form method="post" className="space-y-4">
          <input type="hidden" name="intent" value="ask" />
          {tables}
          <AskFields page={page} given={given} />
        </form>
      ) : (
        tables
      )}
    </Section>
  );
}

function choiceColumn(chosen: string | undefined): Column<PeerRow> {
  return {
    key: 'choice',
    header: <span className="sr-only">依頼する品目</span>,
    card: 'tick',
    cell: (row) =>
      row.askable ? (
        <label className="tick">
          <input
            type="radio"
            name="code"
            value={row.code}
            defaultChecked={row.code === chosen}
            aria-label={`${row.name}に依頼する`}
            className="checkbox"
          />
        </label>
      ) : (
        <span className="sr-only">報告した会社の品目</span>
      ),
  };
}

function PeerTable(props: { title: string; rows: PeerRow[]; columns: Column<PeerRow>[] }) {
  const { title, rows, columns } = props;
  return (
    <DataTable
      caption={title}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.code}
      tone={(row) => statusTone(row.response, row.volume)}
      narrow="cards"
    />
  );
}

/** Names neither the warning nor who warns: the asked maker reads it as it is. */
const DRAFT =
  'この品目について、増産や出荷の前倒しができるかどうかを教えてください。できる場合は、増やせる数量と時期をお書きください。';

function AskFields({ page, given }: { page: DeskPage; given: Given | null }) {
  const value = givenTo(given, 'ask');
  return (
    <fieldset className="space-y-3 rounded-8 border border-solid-gray-420 p-4 print:hidden">
      <legend className="px-1 text-std-16B-170">選んだ品目の製造販売業者に増産を依頼する</legend>
      <Field
        label="依頼の内容"
        hint="このまま相手に届きます。供給不安報告のこと、報告した会社や番号は書かないでください。"
        required
      >
        {(control) => (
          <textarea
            {...control}
            name="message"
            rows={4}
            maxLength={2000}
            className="control w-full"
            defaultValue={value('message') ?? DRAFT}
          />
        )}
      </Field>
      <Field label="回答の期限">
        {(control) => (
          <Input {...control} type="date" name="dueOn" min={page.today} defaultValue={value('dueOn')} />
        )}
      </Field>
      <Button size="sm">増産を依頼する</Button>
    </fieldset>
  );
}
