import { sayMoment } from '../../../../documents/model.ts';
import { DataTable } from '../../../../ui/data-table.tsx';
import type { KpiData } from '../../../progress/kpi-data.ts';
import { goalWords } from '../../../progress/progress-wording.ts';
import { sayDue } from '../../../wording.ts';
import { PointSource } from '../source-wording.tsx';

/** Every version of a target, newest first: a target may be raised before its date, and the old one stays to be read. */
export function KpiTargetsTable({ kpi, titles }: { kpi: KpiData; titles: Record<string, string> }) {
  const { targets } = kpi;
  if (targets.length === 0) return <p>目標は置かれていません。値を見ていく指標です。</p>;
  return (
    <DataTable
      caption="目標（新しい順）"
      captionHidden
      narrow="cards"
      rows={targets.toReversed()}
      rowKey={({ version }) => String(version)}
      columns={[
        {
          key: 'version',
          header: '版',
          rowHeader: true,
          nowrap: true,
          card: 'inline-bare',
          cell: ({ version, origin }) => `第${version}版${origin === 'officer' ? '（担当者が記録）' : ''}`,
        },
        {
          key: 'wording',
          header: '目標',
          card: 'inline-bare',
          cell: (target) => <b>{goalWords(kpi, target)}</b>,
        },
        {
          key: 'by',
          header: '期限',
          cell: ({ by, printedBy }) => sayDue(by, printedBy),
        },
        { key: 'setOn', header: '定めた日', nowrap: true, cell: ({ setOn }) => sayMoment(setOn) },
        {
          key: 'source',
          header: '出典',
          cell: ({ source, note }) => (
            <>
              <PointSource source={source} titles={titles} />
              {note ? <span className="block text-dns-14N-130">注：{note}</span> : null}
            </>
          ),
        },
      ]}
    />
  );
}
