import { DefinitionList } from '../../../../ui/definition-list.tsx';
import { formatCount, formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import type { WithdrawnRow } from './data-data.ts';
import { whyWithdrawn } from './withdrawn-table.tsx';

/** The page of a date whose edition was withdrawn: that it was, and what is known about it. */
export function WithdrawnEdition({ edition, newest }: { edition: WithdrawnRow; newest: string | null }) {
  const { asOf, title, file, sha256, rows, imported, withdrawnAt, sourceUrl } = edition;
  return (
    <div className="space-y-8">
      <Notice kind="warning" title={`この一覧は、${withdrawnAt}に取り下げられました`}>
        <p>
          理由：{whyWithdrawn(edition)}
          。記録として残していますが、今の状況・履歴・変化・フィードには入っていません。
          {edition.byPage ? '再び掲載されれば元に戻ります。' : null}
        </p>
        <p>
          {newest ? (
            <Link to={`/data/${newest}`}>今の一覧（{formatDate(newest)}）を見る</Link>
          ) : (
            'ほかに取り込まれた一覧はありません。'
          )}
        </p>
      </Notice>
      <DefinitionList
        items={[
          { key: 'asOf', term: '日付', description: formatDate(asOf) },
          ...(title ? [{ key: 'title', term: '表題', description: title }] : []),
          { key: 'file', term: 'ファイル', description: file },
          ...(sourceUrl ? [{ key: 'source', term: '取得元', description: sourceUrl }] : []),
          {
            key: 'hash',
            term: 'SHA-256',
            description: <code className="font-mono break-all">{sha256}</code>,
          },
          { key: 'rows', term: '品目数', description: `${formatCount(rows)}品目` },
          { key: 'imported', term: '取り込み', description: imported },
          { key: 'withdrawn', term: '取り下げ', description: withdrawnAt },
        ]}
      />
    </div>
  );
}
