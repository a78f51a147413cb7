import { DefinitionList } from '../../../../ui/definition-list.tsx';
import { formatCount } from '../../../../ui/format.ts';
import type { EditionRow } from './data-data.ts';

/** What an edition is and by what it can be checked. */
export function EditionFacts({ edition }: { edition: EditionRow }) {
  const { title, file, sha256, rows, problems, reports, imported, published, sourceUrl } = edition;
  return (
    <DefinitionList
      items={[
        ...(title ? [{ key: 'title', term: '表題', description: title }] : []),
        {
          key: 'file',
          term: 'ファイル',
          description: sourceUrl ? (
            <>
              <a href={sourceUrl}>{file}</a>（取得元）
            </>
          ) : (
            file
          ),
        },
        { key: 'hash', term: 'SHA-256', description: <code className="font-mono break-all">{sha256}</code> },
        { key: 'rows', term: '品目数', description: `${formatCount(rows)}品目` },
        ...(reports > 0
          ? [
              {
                key: 'reports',
                term: '製造販売業者の報告',
                description: `${formatCount(reports)}品目は、公式の一覧より新しい供給状況報告の内容です`,
              },
            ]
          : []),
        {
          key: 'problems',
          term: '読めなかったセル',
          description: problems === 0 ? 'ありません' : `${formatCount(problems)}件`,
        },
        ...(published
          ? [{ key: 'published', term: '公表', description: `${published}（取得元のファイルの更新日時）` }]
          : []),
        { key: 'imported', term: '取り込み', description: imported },
      ]}
    />
  );
}
