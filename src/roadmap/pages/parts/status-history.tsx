import { sayMoment } from '../../../documents/model.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { formatInstant } from '../../../ui/format.ts';
import type { StatusView } from '../../views.ts';
import { SourceWords } from './source-wording.tsx';
import { StateChip } from './state-chip.tsx';

/** Every status of an initiative, newest first: when, who says so, what shows it. Withdrawn ones stay, with the reason. */
export function StatusHistory({
  statuses,
  titles,
}: {
  statuses: StatusView[];
  titles: Record<string, string>;
}) {
  if (statuses.length === 0)
    return (
      <p>
        まだ記録がありません。資料は、書かれた時期のほかに進み具合を述べておらず、担当者の記録もありません。
      </p>
    );
  return (
    <DataTable
      caption="状況の記録（新しい順）"
      captionHidden
      narrow="cards"
      rows={statuses.map((status, at) => ({ ...status, at }))}
      rowKey={({ at }) => String(at)}
      columns={[
        {
          key: 'on',
          header: 'いつの状況か',
          rowHeader: true,
          nowrap: true,
          card: 'inline-bare',
          cell: ({ on }) => sayMoment(on),
        },
        {
          key: 'state',
          header: '状況',
          nowrap: true,
          card: 'inline-bare',
          cell: ({ state }) => <StateChip state={state} />,
        },
        {
          key: 'note',
          header: '内容',
          cell: ({ note, withdrawn }) => (
            <>
              {withdrawn ? (
                <p className="text-red-1000">
                  取り下げ（{formatInstant(new Date(withdrawn.at))}）：{withdrawn.why}
                </p>
              ) : null}
              <span className="whitespace-pre-line">{withdrawn ? <s>{note}</s> : note}</span>
            </>
          ),
        },
        {
          key: 'by',
          header: '記録した人',
          cell: ({ by, origin }) => (origin === 'officer' ? `${by}（担当者）` : by),
        },
        {
          key: 'evidence',
          header: '根拠',
          cell: ({ evidence }) => <Evidence evidence={evidence} titles={titles} />,
        },
      ]}
    />
  );
}

function Evidence({
  evidence,
  titles,
}: {
  evidence: StatusView['evidence'];
  titles: Record<string, string>;
}) {
  if (evidence.length === 0) return 'なし';
  return (
    <ul className="space-y-1">
      {evidence.map((one) =>
        'url' in one ? (
          <li key={one.url}>
            <a href={one.url}>{one.title}</a>
          </li>
        ) : (
          <li key={one.phrase}>
            <SourceWords source={one} titles={titles} />
          </li>
        ),
      )}
    </ul>
  );
}
