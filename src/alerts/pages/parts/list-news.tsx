import { DIRECTIONS } from '../../../supply/model.ts';
import { formatMonthDay } from '../../../ui/format.ts';
import { Link } from '../../../ui/link.tsx';
import type { ListView } from '../../list-view.ts';
import type { NewsItem } from '../../news/news-wording.ts';
import { ListSection } from './list-section.tsx';

/** The newest news of a list, on what it wants to hear of. */
export function ListNews({ list: { news, total } }: { list: ListView }) {
  return (
    <ListSection id="news" title="最近の知らせ">
      {news.length === 0 ? (
        <p>
          {total === 0
            ? '品目を足すと、その品目の変化がここに並びます。'
            : 'この品目の変化は、まだありません。変化があると、ここにも並びます。'}
        </p>
      ) : (
        <ul>
          {news.map((item) => (
            <li key={`${item.asOf} ${item.code}`} className="border-b border-solid-gray-300 py-3 first:pt-0">
              <Item item={item} />
            </li>
          ))}
        </ul>
      )}
    </ListSection>
  );
}

function Item({ item }: { item: NewsItem }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <time dateTime={item.asOf} className="text-dns-14N-130 text-solid-gray-700">
          {formatMonthDay(item.asOf)}
        </time>
        <span className="news-direction" data-direction={item.direction}>
          {DIRECTIONS[item.direction]}
        </span>
        <Link to={`/products/${encodeURIComponent(item.code)}`} className="text-std-16B-170">
          {item.name}
        </Link>
        <span className="text-dns-14N-130 text-solid-gray-700">{item.maker}</span>
      </p>
      {item.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {item.facts.length > 0 ? <p className="text-dns-14N-130">{item.facts.join('・')}</p> : null}
      {item.candidates ? <p className="text-dns-14N-130 text-solid-gray-700">{item.candidates}</p> : null}
    </>
  );
}
