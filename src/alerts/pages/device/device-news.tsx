import { StatusChips } from '../../../supply/ui/status-chips.tsx';
import { formatCount, formatDate } from '../../../ui/format.ts';
import { Link } from '../../../ui/link.tsx';
import type { NewsFile, NewsItem } from '../../api-schemas.ts';
import { type DeviceList, matchNews } from '../../device/device-matching.ts';
import { TOPICS } from '../../model.ts';

/** The product's page has them all. */
const SHOWN_CANDIDATES = 3;

interface EditionNews {
  asOf: string;
  revision: number;
  items: NewsItem[];
}

/** What the last editions brought for the list: the newest in full, those before folded. */
export function DeviceNews({ list, news }: { list: DeviceList; news: NewsFile[] }) {
  const [newest, ...before] = news
    .map((file): EditionNews => ({ ...file, items: matchNews(list, file) }))
    .filter(({ items }) => items.length > 0);
  if (!newest) return <p>最近の一覧に、このリストの品目の知らせはありません。</p>;
  return (
    <div className="space-y-4">
      <section aria-labelledby={`news-${newest.asOf}`}>
        <h3 id={`news-${newest.asOf}`} className="border-b border-solid-gray-420 pb-1 text-std-17B-170">
          <Title edition={newest} />
        </h3>
        <Items edition={newest} />
      </section>
      {before.map((edition) => (
        <details key={edition.asOf}>
          <summary className="w-fit text-blue-1000 underline">
            <Title edition={edition} />
          </summary>
          <Items edition={edition} />
        </details>
      ))}
    </div>
  );
}

function Title({ edition: { asOf, items, revision } }: { edition: EditionNews }) {
  return (
    <>
      <time dateTime={asOf}>{formatDate(asOf)}</time>の一覧　{formatCount(items.length)}品目
      {revision > 1 ? '（訂正を反映）' : ''}
    </>
  );
}

function Items({ edition: { items } }: { edition: EditionNews }) {
  return (
    <ul>
      {items.map((item) => (
        <Item key={item.yjCode} item={item} />
      ))}
    </ul>
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
      {candidates.names.length > 0 ? <p>通常出荷の候補：{named(candidates)}</p> : null}
    </div>
  );
}

function named({ names, normal }: NewsItem['candidates']): string {
  const shown = names.slice(0, SHOWN_CANDIDATES).map(({ name }) => name);
  return shown.join('、') + (normal > shown.length ? ` ほか${normal - shown.length}品目` : '');
}
