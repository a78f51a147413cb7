import { Link } from './link.tsx';

/** The way from the top to this page; the last item is the page itself and has no address. */
export function Breadcrumbs({ items }: { items: { label: string; to?: string }[] }) {
  return (
    <nav aria-label="パンくずリスト" className="pt-4 text-dns-14N-130 print:hidden">
      <ol className="flex flex-wrap gap-y-1">
        {[{ label: 'トップ', to: '/' }, ...items].map(({ label, to }, i) => (
          <li key={to ?? label} className="flex items-center">
            {i > 0 ? (
              <svg aria-hidden="true" viewBox="0 0 12 12" className="mx-1.5 size-3 shrink-0">
                <path d="M4 2l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
              </svg>
            ) : null}
            {to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
