import { DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';

const FEEDS = [
  { what: 'すべての主な変化', path: '/feeds/changes', where: null },
  {
    what: '成分ごと',
    path: '/feeds/ingredients/成分名',
    where: { to: '/ingredients', label: '成分から探す' },
  },
  {
    what: '製造販売業者ごと',
    path: '/feeds/makers/製造販売業者名',
    where: { to: '/makers', label: '製造販売業者から探す' },
  },
  {
    what: '薬効分類ごと',
    path: '/feeds/classes/薬効分類名',
    where: { to: '/classes', label: '薬効分類から探す' },
  },
  { what: '品目ごと', path: '/feeds/products/YJコード', where: { to: '/search', label: '品目を検索する' } },
];

/** Which feeds there are; the feed of one ingredient, maker or class is linked on its own page. */
export function FeedOverview() {
  return (
    <>
      <p>変化のあったときだけ届くフィードです。Atomは .atom、JSON Feedは .json で終わります。</p>
      <DataTable
        caption="フィードの種類"
        captionHidden
        rows={FEEDS}
        rowKey={(feed) => feed.path}
        columns={[
          { key: 'what', header: 'フィード', rowHeader: true, nowrap: true, cell: (feed) => feed.what },
          {
            key: 'path',
            header: 'アドレス',
            cell: ({ path, where }) =>
              where ? (
                <code className="font-mono">{path}.atom</code>
              ) : (
                <>
                  <a href={`${path}.atom`}>{path}.atom</a>　<a href={`${path}.json`}>{path}.json</a>
                </>
              ),
          },
          {
            key: 'where',
            header: '入口',
            nowrap: true,
            cell: ({ where }) => (where ? <Link to={where.to}>{where.label}</Link> : '－'),
          },
        ]}
      />
    </>
  );
}
