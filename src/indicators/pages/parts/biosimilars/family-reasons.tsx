import { readable } from '../../../../platform/text.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import type { FamilyView } from '../../../views/read-family.ts';

const OUTSIDE: Column<FamilyView['family']['outside'][number]>[] = [
  { key: 'name', header: '品名', rowHeader: true, cell: ({ name }) => readable(name) },
  {
    key: 'code',
    header: '医薬品コード',
    nowrap: true,
    card: 'inline',
    cell: ({ code }) => <code className="font-mono">{code}</code>,
  },
  { key: 'reason', header: '数えない理由', card: 'bare', cell: ({ reason }) => reason },
];

/** How the family came to be: the rule, the hand-checked exceptions with their reasons, and what stays outside. */
export function FamilyReasons({ view: { family, exceptions } }: { view: FamilyView }) {
  return (
    <div className="space-y-4">
      <p>
        バイオ後続品は、成分名の「［{family.name}後続…］」から系列を決めています。成分名が「{family.name}
        」の品目のうち、後発医薬品の有無の区分が2か☆のものを先行バイオ医薬品としています。
      </p>
      {exceptions.length > 0 ? (
        <>
          <h3 className="text-std-18B-160">この系列に当てはめた例外</h3>
          <ul className="list-disc space-y-2 pl-6">
            {exceptions.map(({ id, reason, source, match }) => (
              <li key={id}>
                {match.name ? `「${match.name}…」：` : ''}
                {reason}
                <span className="block text-dns-14N-130 text-solid-gray-700">
                  出典：{source.document} <q>{source.quote}</q>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>この系列に例外はありません。</p>
      )}
      {family.outside.length > 0 ? (
        <DataTable
          caption="同じ成分で、数えていない品目"
          columns={OUTSIDE}
          rows={family.outside}
          rowKey={({ code }) => code}
          narrow="cards"
        />
      ) : null}
    </div>
  );
}
