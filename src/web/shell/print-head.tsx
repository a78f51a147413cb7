import { useLocation } from 'react-router';
import { englishDate } from '../../english/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import { removeInvisible } from '../../platform/text.ts';
import { formatDate } from '../../ui/format.ts';
import { languageOf } from './language.ts';
import { useSecretAddress } from './open-graph.tsx';

/**
 * On paper only: where this page is found, and on which day it said so. The address of a list is its key, and paper hangs on walls: of
 * a private page only the site is printed.
 */
export function PrintHead({ site, today }: { site: string; today: IsoDate }) {
  const { pathname, search } = useLocation();
  const isSecret = useSecretAddress();
  return (
    <p className="print-head">
      {/* A page may have changed its own address before React comes to it. */}
      <span suppressHydrationWarning>{isSecret ? site : site + plain(pathname + search)}</span>{' '}
      <span>{languageOf(pathname) === 'en' ? englishDate(today) : formatDate(today)}</span>
    </p>
  );
}

/** A search for ロキソ as a person reads it; what nobody could have typed stays as it is written. */
function plain(address: string): string {
  try {
    return removeInvisible(decodeURI(address));
  } catch {
    return address;
  }
}
