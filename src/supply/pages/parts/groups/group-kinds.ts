import { classPath, ingredientPath, makerPath } from '../../../addresses.ts';
import { searchPath } from '../../../read/query-address.ts';
import type { GroupKind } from '../../../read/read-group.ts';

/** How each kind of group is called, where its pages are, and how its products are searched for. */
export const GROUPS: Record<
  GroupKind,
  {
    label: string;
    index: string;
    path: (name: string) => string;
    feed: string;
    search: (name: string) => string;
    partLabel: string;
  }
> = {
  ingredient: {
    label: '成分',
    index: '/ingredients',
    path: ingredientPath,
    feed: '/feeds/ingredients',
    search: (name) => searchPath({ q: name }),
    partLabel: '規格',
  },
  mah: {
    label: '製造販売業者',
    index: '/makers',
    path: makerPath,
    feed: '/feeds/makers',
    search: (name) => searchPath({ filters: { mah: [name] } }),
    partLabel: '成分',
  },
  therapeuticClass: {
    label: '薬効分類',
    index: '/classes',
    path: classPath,
    feed: '/feeds/classes',
    search: (name) => searchPath({ filters: { class: [name] } }),
    partLabel: '成分',
  },
};
