import { sayMoment } from '../../../../documents/model.ts';
import { DataTable } from '../../../../ui/data-table.tsx';
import type { Measured, Programme } from '../../../model.ts';
import { sayCount, sayYen } from '../../../wording.ts';

/** What the documents print of a programme: budgets, the state's share, results, who was adopted, samples, stock. */
export function ProgrammeTables({ programme }: { programme: Programme }) {
  const { budgets, noBudget, rate, results, adopted, sampling, stock } = programme;
  return (
    <div className="space-y-6">
      {rate ? (
        <p>
          <span className="text-solid-gray-700">補助率：</span>
          {rate}
        </p>
      ) : null}
      {budgets.length > 0 ? (
        <DataTable
          caption="予算"
          narrow="cards"
          rows={budgets}
          rowKey={({ stage, fiscalYear, phrase }) => `${stage} ${fiscalYear} ${phrase}`}
          columns={[
            { key: 'stage', header: '予算', rowHeader: true, cell: ({ stage }) => stage },
            {
              key: 'yen',
              header: '金額',
              align: 'end',
              card: 'inline',
              cell: ({ yen }) => (yen === null ? '印字なし' : sayYen(yen)),
            },
            { key: 'phrase', header: '資料の言葉', cell: ({ phrase }) => `「${phrase}」` },
          ]}
        />
      ) : (
        <p>
          <span className="text-solid-gray-700">予算：</span>
          {noBudget}
        </p>
      )}
      <MeasuredTable caption="実績" rows={results} />
      {adopted.length > 0 ? (
        <DataTable
          caption="採択された事業者"
          narrow="cards"
          rows={adopted}
          rowKey={({ name, work }) => `${name} ${work}`}
          columns={[
            { key: 'name', header: '事業者（資料の表記）', rowHeader: true, cell: ({ name }) => name },
            { key: 'work', header: '内容', cell: ({ work }) => work },
          ]}
        />
      ) : null}
      {sampling.length > 0 ? (
        <DataTable
          caption="調査の対象と抽出率"
          narrow="cards"
          rows={sampling}
          rowKey={(row) => row.of}
          columns={[
            { key: 'of', header: '対象', rowHeader: true, cell: (row) => row.of },
            { key: 'rate', header: '抽出率', card: 'inline', nowrap: true, cell: ({ rate }) => rate },
            {
              key: 'size',
              header: '客体数',
              align: 'end',
              card: 'inline',
              cell: ({ size }) => `約${sayCount(size)}`,
            },
            { key: 'phrase', header: '資料の言葉', cell: ({ phrase }) => `「${phrase}」` },
          ]}
        />
      ) : null}
      <MeasuredTable caption="備蓄の水準" rows={stock} />
    </div>
  );
}

function MeasuredTable({ caption, rows }: { caption: string; rows: Measured[] }) {
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={caption}
      narrow="cards"
      rows={rows}
      rowKey={({ what, period }) => `${what} ${period}`}
      columns={[
        { key: 'what', header: '何が', rowHeader: true, cell: ({ what }) => what },
        {
          key: 'value',
          header: 'いくつ',
          align: 'end',
          card: 'inline',
          cell: ({ value, counter }) => `${sayCount(value)}${counter}`,
        },
        // As printed; only the word for a missing one is ours.
        {
          key: 'period',
          header: 'いつ',
          card: 'inline',
          cell: ({ period }) => (period === 'unknown' ? sayMoment(period) : period),
        },
        { key: 'phrase', header: '資料の言葉', cell: ({ phrase }) => `「${phrase}」` },
      ]}
    />
  );
}
