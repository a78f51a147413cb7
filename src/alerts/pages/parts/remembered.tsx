import { useSyncExternalStore } from 'react';
import { Button } from '../../../ui/forms/button.tsx';

/** A list whose address this browser keeps, because its reader asked for that. */
export interface RememberedList {
  handle: string;
  name: string;
}

const KEY = 'antei:lists';
const NONE: RememberedList[] = [];
const listeners = new Set<() => void>();
let cached: { text: string | null; lists: RememberedList[] } = { text: null, lists: NONE };

/** Lists that this browser remembers; none on the server, and where the browser keeps nothing. */
export function useRemembered(): RememberedList[] {
  return useSyncExternalStore(subscribe, read, () => NONE);
}

function remember(list: RememberedList): void {
  write([list, ...read().filter(({ handle }) => handle !== list.handle)]);
}

export function forget(handle: string): void {
  write(read().filter((list) => list.handle !== handle));
}

function read(): RememberedList[] {
  let text: string | null = null;
  try {
    text = window.localStorage.getItem(KEY);
    if (text !== cached.text) cached = { text, lists: text ? JSON.parse(text) : NONE };
  } catch {
    // Storage is off, or holds what we did not write.
    cached = { text, lists: NONE };
  }
  return cached.lists;
}

function write(lists: RememberedList[]): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(lists.slice(0, 20)));
  } catch {
    // The address is still in the address bar.
  }
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener('storage', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('storage', tell);
  };
}

/** The lists of this browser as links; nothing if it remembers none. */
export function RememberedLists() {
  const lists = useRemembered();
  if (lists.length === 0) return null;
  return (
    <section aria-labelledby="remembered" className="rounded-8 border border-solid-gray-420 p-4">
      <h2 id="remembered" className="text-std-18B-160">
        このブラウザーで覚えているリスト
      </h2>
      <ul className="mt-2 divide-y divide-solid-gray-300">
        {lists.map(({ handle, name }) => (
          <li key={handle} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
            <a href={`/lists/${handle}`} className="py-2 text-std-16B-170">
              {name}
            </a>
            <Button
              type="button"
              size="sm"
              variant="text"
              aria-label={`${name}を覚えない`}
              onClick={() => forget(handle)}
            >
              覚えない
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * Remembers or forgets the list of the page. Its place is kept until the scripts have come, and stays empty without them:
 * a page that moves under the pointer sends the click elsewhere.
 */
export function RememberSwitch({ handle, name }: RememberedList) {
  const known = useRemembered().find((list) => list.handle === handle);
  const isClient = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return (
    <Button
      type="button"
      size="sm"
      className={isClient ? '' : 'invisible'}
      onClick={() => (known ? forget(handle) : remember({ handle, name }))}
    >
      {known ? 'このブラウザーで覚えない' : 'このブラウザーで覚える'}
    </Button>
  );
}
