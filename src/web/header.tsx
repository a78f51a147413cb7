import { Link, NavLink } from 'react-router';

const PAGES = [
  { to: '/search', label: '検索' },
  { to: '/changes', label: '変化' },
  { to: '/overview', label: '概況' },
  { to: '/lists', label: 'リスト' },
  { to: '/data', label: 'データ' },
];

/** Product name, what it is, and the way to every section. Not printed, but for the name. */
export function Header() {
  return (
    <header className="border-b border-solid-gray-300 bg-white">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 px-4">
        <div className="flex flex-wrap items-baseline gap-x-3 py-2 sm:py-3">
          <Link to="/" className="text-black no-underline hover:underline">
            <span className="text-std-22B-150">安定</span> <span className="text-std-16N-170">Antei</span>
          </Link>
          <span className="text-dns-14N-130 text-solid-gray-700">医療用医薬品の供給状況を調べるサイト</span>
        </div>
        <nav aria-label="メイン" className="-mx-2 print:hidden">
          <ul className="flex">
            {PAGES.map(({ to, label }) => (
              <li key={to}>
                <NavLink to={to} className="nav-link">
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
