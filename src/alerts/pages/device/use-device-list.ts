import { useCallback, useEffect, useState } from 'react';
import type { NewsFile } from '../../api-schemas.ts';
import { addProducts, followReplaced } from '../../device/device-matching.ts';
import { removeDevice } from '../../device/devices.ts';
import { fetchCatalogue, fetchRecentNews } from '../../device/fetch-files.ts';
import { changeList, forgetList, readList, type SavedList } from '../../device/saved-list.ts';
import { type DeviceCatalogue, openCatalogue } from './catalogue.ts';

/** The number of editions in a fortnight. */
const EDITIONS = 10;

/** Everything the page shows; parts come as they are read. */
export interface DeviceState {
  list: SavedList | null;
  catalogue: DeviceCatalogue | null;
  /** Newest first; what concerns the list is chosen while drawing. */
  news: NewsFile[] | null;
  /** What could not be read, in Japanese. */
  failure: string | null;
}

const NOTHING: DeviceState = { list: null, catalogue: null, news: null, failure: null };
const UNSAVED =
  'このブラウザーはリストを保存できません。プライベートブラウズをやめるか、サイトのデータの保存を許可してください。';
const UNREAD =
  '公開の一覧を読み込めません。リストは無事です。通信を確かめて、ページを読み込み直してください。';

/** The list of this device, the public files beside it, and what can be done with the list. */
export function useDeviceList() {
  const [state, setState] = useState(NOTHING);
  const set = useCallback((part: Partial<DeviceState>) => setState((before) => ({ ...before, ...part })), []);

  useEffect(() => {
    const readAgain = () =>
      readList().then(
        (list) => set({ list }),
        () => set({ failure: UNSAVED }),
      );
    // Another window, or the service worker, may have changed it meanwhile.
    const whenSeen = () => document.visibilityState === 'visible' && void readAgain();
    document.addEventListener('visibilitychange', whenSeen);
    void readAgain();
    fetchCatalogue()
      .then((file) => set({ catalogue: openCatalogue(file) }))
      .catch(() => set({ failure: UNREAD }));
    fetchRecentNews(EDITIONS)
      .then(async (news) => {
        set({ news });
        set({ list: await follow(news) });
      })
      .catch(() => set({ failure: UNREAD }));
    return () => document.removeEventListener('visibilitychange', whenSeen);
  }, [set]);

  /** Changes the list and shows it as it is then. */
  const change = useCallback(
    async (how: (list: SavedList) => SavedList) => {
      try {
        set({ list: await changeList(how) });
      } catch {
        set({ failure: UNSAVED });
      }
    },
    [set],
  );

  return {
    ...state,
    change,
    /** A click must show at once, not when it is kept. */
    want: useCallback(
      (wants: number) => {
        setState((before) => (before.list ? { ...before, list: { ...before.list, wants } } : before));
        return change((list) => ({ ...list, wants }));
      },
      [change],
    ),
    /** @returns what was new in the list, and how many were too many for it. */
    add: useCallback(
      async (products: readonly { code: string; name: string }[]) => {
        let result = { added: [] as { code: string; name: string }[], leftOut: 0 };
        await change((list) => {
          const { list: longer, ...rest } = addProducts(list, products);
          result = rest;
          return rest.added.length > 0 ? longer : list;
        });
        return result;
      },
      [change],
    ),
    remove: useCallback(
      (codes: readonly string[]) =>
        change((list) => ({
          ...list,
          products: list.products.filter(({ code }) => !codes.includes(code)),
        })),
      [change],
    ),
    forget: useCallback(async () => {
      // With the list goes what the site was asked to do for it; if that fails, the notifications stay silent.
      if ((await readList()).pushed) await removeDevice().catch(() => undefined);
      await forgetList();
      set({ list: await readList() });
    }, [set]),
  };
}

/** The list takes in the codes that took others' places since it last looked. */
function follow(news: readonly NewsFile[]): Promise<SavedList> {
  return changeList((list) => {
    const since = list.followed ?? '';
    const fresh = news.filter(({ asOf }) => asOf > since).toReversed();
    if (fresh.length === 0) return list;
    return { ...fresh.reduce(followReplaced<SavedList>, list), followed: fresh.at(-1)!.asOf };
  });
}
