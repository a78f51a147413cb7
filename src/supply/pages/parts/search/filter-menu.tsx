import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { formatCount } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { FilterChip } from './filter-chip.tsx';
import type { Filter } from './filter-options.ts';

/** A filter of hundreds of names: the commonest at once, all of them by a link, which also brings a box to find one. */
export function FilterMenu({ filter, whole }: { filter: Filter; whole: boolean }) {
  const { name, legend, options, total = 0 } = filter;
  const [wanted, setWanted] = useState('');
  const [asked, setAsked] = useState(false);
  const menu = useCloseByLeaving();
  const alive = useSyncExternalStore(noChange, yes, no);
  const { search } = useLocation();
  const chosen = options.filter((option) => option.checked);
  const key = plain(wanted);
  const rest = total - options.filter((option) => option.count > 0).length;
  return (
    <details ref={menu} name="filter-menu" open={whole || undefined} className="relative max-sm:w-full">
      <summary className="check-option list-none">
        <span className="text-dns-14B-130">{legend}</span>
        <span className="max-w-60 truncate">
          {chosen.length > 0 ? chosen.map((option) => option.label).join('、') : 'すべて'}
        </span>
        <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 fill-current">
          <path d="M1.5 3.5h9L6 9z" />
        </svg>
      </summary>
      <fieldset className="z-10 mt-1 max-h-96 overflow-y-auto rounded-8 border border-solid-gray-536 bg-white p-3 sm:absolute sm:w-96">
        <legend className="sr-only">{legend}</legend>
        {whole && alive ? (
          <input
            type="search"
            aria-label={`${legend}の名前で探す`}
            placeholder="名前で探す"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: it takes the place of the link that was just followed
            autoFocus={asked}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            className="control mb-2 w-full"
          />
        ) : null}
        <div className="flex flex-col items-start gap-1">
          {options.map((option) => (
            <div
              key={option.value}
              hidden={key !== '' && !option.checked && !plain(option.label).includes(key)}
            >
              <FilterChip name={name} {...option} />
            </div>
          ))}
        </div>
        {whole ? <input type="hidden" name="more" value={name} /> : null}
        {rest > 0 ? (
          <p className="mt-2">
            <Link
              to={withMore(search, name)}
              replace
              preventScrollReset
              onClick={() => setAsked(true)}
              className="text-dns-14N-130"
            >
              すべて出す（ほか{formatCount(rest)}）
            </Link>
          </p>
        ) : null}
      </fieldset>
    </details>
  );
}

/** The menu covers the results, so it closes with Escape and with a click anywhere else. */
function useCloseByLeaving() {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const leave = (event: Event) => {
      const { current } = menu;
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
      const outside = event.type === 'click' && !current?.contains(event.target as Node);
      if (!current?.open || (!escaped && !outside)) return;
      current.open = false;
      if (escaped) current.querySelector('summary')?.focus();
    };
    document.addEventListener('click', leave);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('click', leave);
      document.removeEventListener('keydown', leave);
    };
  }, []);
  return menu;
}

/** Names compare without width, case and kind of kana; the search proper knows more, but not in the browser. */
function plain(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  return folded.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60)).replace(/\s/g, '');
}

// False while the server renders and in the first rendering of the browser.
const noChange = () => () => {};
const yes = () => true;
const no = () => false;

function withMore(search: string, name: string): string {
  const params = new URLSearchParams(search);
  params.set('more', name);
  return `/search?${params}`;
}
