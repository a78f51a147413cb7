import { Link } from 'react-router';
import { StatusChips } from '../../../web/components/status-chips.tsx';
import { formatDate } from '../../../web/format.ts';
import type { NewsFile, NewsItem } from '../../api-schemas.ts';
import { type DeviceList, matchNews } from '../../device/match.ts';
import { TOPICS } from '../../model.ts';

/** What the last editions brought for the list, newest first. */
export function DeviceNews({ list, news }: { list: DeviceList; news: NewsFile[] }) {
  const editions = news
    .map((file) => ({ asOf: file.asOf, revision: file.revision, items: matchNews(list, file) }))
    .filter(({ items }) => items.length > 0);
  if (editions.length === 0) return <p>最近の一覧に、このリストの品目の知らせはありません。</p>;
  return (
    <div className="space-y-6">
      {editions.map(({ asOf, revision, items }) => (
        <section key={asOf} aria-labelledby={`news-${asOf}`}>
          <h3 id={`news-${asOf}`} className="border-b border-solid-gray-420 pb-1 text-std-17B-170">
            <time dateTime={asOf}>{formatDate(asOf)}</time>の一覧　{items.length}品目
            {revision > 1 ? <span className="font-400">（訂正を反映）</span> : null}
          </h3>
          <ul>
            {items.map((item) => (
              <Item key={item.yjCode} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Item({ item }: { item: NewsItem }) {
  const { response, volume } = item;
  return (
    <li className="space-y-1 border-b border-solid-gray-300 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link to={`/products/${encodeURIComponent(item.yjCode)}`}>{item.name}</Link>
        <span className="text-dns-14N-130 text-solid-gray-700">{item.mah}</span>
        {response && volume ? <StatusChips response={response} volume={volume} /> : null}
      </p>
      {item.lines.length > 0 ? (
        <ul>
          {item.lines.map(({ label, before, after }) => (
            <li key={label}>
              <span className="text-solid-gray-700">{label}：</span>
              {before} <span aria-hidden="true">→</span>
              <span className="sr-only">から</span> <strong>{after}</strong>
            </li>
          ))}
        </ul>
      ) : (
        <p>{item.topics.map((topic) => TOPICS[topic].label).join('、')}</p>
      )}
      <Facts item={item} />
    </li>
  );
}

function Facts({ item }: { item: NewsItem }) {
  const { reason, until, since, candidates, replacedBy } = item;
  const facts = [
    since ? `${formatDate(since)}から` : '',
    reason ? `理由：${reason}` : '',
    until ?? '',
    candidates.total > 0
      ? `同じ成分・剤形・規格の候補 ${candidates.total}品目のうち通常出荷 ${candidates.normal}品目`
      : '',
  ].filter(Boolean);
  return (
    <div className="text-dns-14N-130 text-solid-gray-800 space-y-1">
      {facts.length > 0 ? <p>{facts.join('　')}</p> : null}
      {replacedBy ? (
        <p>
          新しいコード：
          <Link to={`/products/${encodeURIComponent(replacedBy)}`}>{replacedBy}</Link>
          （リストに加えました）
        </p>
      ) : null}
      {candidates.names.length > 0 ? (
        <p>通常出荷の候補：{candidates.names.map(({ name }) => name).join('、')}</p>
      ) : null}
    </div>
  );
}
