import { formatCount } from './format.ts';
import { Link } from './link.tsx';

/** Links through the pages of a list, with what is being shown; nothing but the count when there is one page. */
export function Pagination(props: {
  /** 1-based. */
  page: number;
  pageSize: number;
  total: number;
  /** Address of a page, the other parameters kept. */
  href: (page: number) => string;
  /** What is counted: 品目, 件. */
  unit?: string;
}) {
  const { page, pageSize, total, href, unit = '件' } = props;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  return (
    <nav aria-label="ページ送り" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
      <p className="text-dns-14N-130">
        {formatCount(total)}
        {unit}中 {formatCount(first)}〜{formatCount(Math.min(page * pageSize, total))}
        {unit.endsWith('目') ? unit : `${unit}目`}
      </p>
      {pages === 1 ? null : (
        <ul className="flex flex-wrap items-center gap-1 print:hidden">
          <li>{page > 1 ? <PageLink to={href(page - 1)} text="前へ" rel="prev" /> : null}</li>
          {shownPages(page, pages).map((shown) =>
            shown < 0 ? (
              <li key={shown} className="px-1" aria-hidden="true">
                …
              </li>
            ) : (
              <li key={shown}>
                <Link
                  className="page-link"
                  to={href(shown)}
                  aria-label={`${shown}ページ目`}
                  aria-current={shown === page ? 'page' : undefined}
                >
                  {shown}
                </Link>
              </li>
            ),
          )}
          <li>{page < pages ? <PageLink to={href(page + 1)} text="次へ" rel="next" /> : null}</li>
        </ul>
      )}
    </nav>
  );
}

function PageLink({ to, text, rel }: { to: string; text: string; rel: string }) {
  return (
    <Link className="page-link" to={to} rel={rel}>
      {text}
    </Link>
  );
}

/** First, last and the neighbours of the current page; a negative number is a gap. */
function shownPages(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((p) => p >= 1 && p <= pages);
  const shown = [...new Set(near)];
  return shown.flatMap((p, i) => {
    const step = p - (shown[i - 1] ?? 0);
    return step === 1 ? [p] : step === 2 ? [p - 1, p] : [-p, p];
  });
}
