import { useLocation } from 'react-router';
import { Link, NavLink } from '../../ui/link.tsx';
import { MainNav } from './main-nav.tsx';

const PAGES = [
  { to: '/search', label: '検索' },
  { to: '/changes', label: '変化' },
  { to: '/overview', label: '概況' },
  { to: '/biosimilars', label: 'バイオ後続品' },
  { to: '/indicators', label: '指標' },
  { to: '/roadmap', label: 'ロードマップ' },
  { to: '/lists', label: 'リスト' },
  { to: '/data', label: 'データ' },
];

/** Pages with a larger search box of their own. */
const WITH_OWN_SEARCH = ['/', '/search'];

/**
 * Product name, search (or what the site is), and the way to every section. Not printed, except for the name.
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
        {WITH_OWN_SEARCH.includes(at) ? (
          <span className="site-search self-center text-dns-14N-130 text-solid-gray-700">
            医療用医薬品の供給状況を調べるサイト
          </span>
        ) : (
          <HeaderSearch />
        )}
        <MainNav label="メイン" at={at} pages={PAGES} />
        <NavLink at={at} to="/work" className="site-account nav-link -mr-2 print:hidden">
          {signedIn ? 'マイページ' : 'ログイン'}
        </NavLink>
      </div>
    </header>
  );
}

/** A plain form, which needs no script and nothing of the page's router. */
function HeaderSearch() {
  return (
    <search aria-label="品目の検索（すべてのページ）" className="site-search self-center print:hidden">
      <form action="/search" className="flex gap-1">
        <input
          type="search"
          name="q"
          maxLength={200}
          aria-label="品名・成分・製造販売業者・YJコード"
          aria-keyshortcuts="/"
          placeholder="品名・成分・コード"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          className="control min-w-0 flex-1"
        />
        <button type="submit" className="button" data-size="sm">
          検索
        </button>
      </form>
    </search>
  );
}
