import { useLocation } from 'react-router';
import { Link, NavLink } from '../../ui/link.tsx';

const PAGES = [
  { to: '/search', label: '検索' },
  { to: '/changes', label: '変化' },
  { to: '/overview', label: '概況' },
  { to: '/indicators', label: '指標' },
  { to: '/roadmap', label: 'ロードマップ' },
  { to: '/lists', label: 'リスト' },
  { to: '/data', label: 'データ' },
];

/**
 * Product name, what it is, and the way to every section. Not printed, except for the name.
 * @param props.signedIn known on guarded pages only: public ones are the same for every reader
 */
export function Header({ signedIn }: { signedIn: boolean }) {
  const { pathname: at } = useLocation();
  return (
    <header className="border-b border-solid-gray-300 bg-white">
      <div className="site-header mx-auto max-w-6xl px-4">
        <Link to="/" className="site-name text-black no-underline hover:underline">
          <span className="text-std-22B-150">安定</span> <span className="text-std-16N-170">Antei</span>
        </Link>
        <span className="site-lead text-dns-14N-130 text-solid-gray-700">
          医療用医薬品の供給状況を調べるサイト
        </span>
        <nav aria-label="メイン" className="site-nav -mx-2 print:hidden">
          <ul className="flex flex-wrap">
            {PAGES.map(({ to, label }) => (
              <li key={to}>
                <NavLink at={at} to={to} className="nav-link">
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <NavLink at={at} to="/work" className="site-account nav-link -mr-2 print:hidden">
          {signedIn ? 'マイページ' : 'ログイン'}
        </NavLink>
      </div>
    </header>
  );
}
