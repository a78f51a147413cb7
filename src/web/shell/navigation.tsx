import { useEffect, useRef } from 'react';
import { useLocation, useNavigation } from 'react-router';

/** A thin line at the top while the next page is fetched; it appears only when that takes long enough to notice. */
export function NavigationProgress() {
  const { state } = useNavigation();
  return state === 'idle' ? null : <div aria-hidden="true" className="navigation-progress" />;
}

/**
 * After a link to another page the focus goes to its text, as it would with a full load, so that a screen reader reads on and
 * the Tab key starts there. Filters and typing change only the query and leave the focus alone.
 */
export function useFocusOnNewPage() {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const main = document.getElementById('main');
    // A page may have taken the focus to its search box.
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [pathname]);
}
