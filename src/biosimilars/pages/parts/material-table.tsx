import { sayMoment } from '../../../documents/model.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { Link } from '../../../ui/link.tsx';
import { sayAudiences } from '../../audiences.ts';
import type { Material } from '../../materials/library.ts';

/** A material on a list: the title leads to it where its address is known. */
export const MATERIAL_COLUMNS: Column<Material>[] = [
  {
    key: 'title',
    header: '題名',
    rowHeader: true,
    cell: ({ id, title, url, note, document }) => (
      <>
        {url === null ? title : <a href={url}>{title}</a>}
        {note ? <span className="mt-1 block text-dns-14N-130 font-400">{note}</span> : null}
        {document ? (
          <Link
            to={`/roadmap/initiatives?document=${encodeURIComponent(id)}`}
            className="mt-1 block w-fit text-dns-14N-130 font-400"
            aria-label={`この資料の取組をこのサイトで読む：${title}`}
          >
            この資料の取組をこのサイトで読む
          </Link>
        ) : null}
        {url === null ? (
          <span className="mt-1 block text-dns-14N-130 font-400 text-solid-gray-700">
            原文の掲載先は、このサイトでは確かめられていません。
          </span>
        ) : null}
      </>
    ),
  },
  { key: 'audiences', header: '対象', card: 'inline', cell: ({ audiences }) => sayAudiences(audiences) },
  {
    key: 'publisher',
    header: '発行者',
    cell: ({ publisher }) => (publisher === 'unknown' ? '資料からは不明' : publisher),
  },
  { key: 'issued', header: '発行', card: 'inline', nowrap: true, cell: ({ issued }) => sayMoment(issued) },
];
