import { RANK, searchKey } from '../medicines/index.ts';
import { isStructured } from '../medicines/model.ts';
import { removeInvisible } from '../platform/text.ts';
import type { CurrentProduct, Snapshot } from '../supply/index.ts';

/** Products by what a list may call them. */
export interface NameIndex {
  /** Those of exactly this name, whatever its width, kana kind and spaces; listed ones before those that left the list. */
  exact(name: string): CurrentProduct[];
  /** Those in which every part of a name is found, best first; `brandOnly` looks in brand names only. */
  search(name: string, brandOnly: boolean): CurrentProduct[];
  /** Listed products of the same ingredient, form and strength as a code. */
  ofKind(code: string): CurrentProduct[];
}

const known = new WeakMap<Snapshot, NameIndex>();

/** The names of a snapshot; made once for each, in about a tenth of a second. */
export function nameIndex(snapshot: Snapshot): NameIndex {
  const index = known.get(snapshot) ?? buildNameIndex(snapshot);
  known.set(snapshot, index);
  return index;
}

function buildNameIndex(snapshot: Snapshot): NameIndex {
  const byName = Map.groupBy(snapshot.byCode.values(), (product) => searchKey(product.name));
  return {
    exact(name) {
      const all = byName.get(searchKey(name)) ?? [];
      const listed = all.filter((product) => product.listed);
      return listed.length > 0 ? listed : all;
    },
    search(name, brandOnly) {
      const { ids, ranks } = snapshot.index.search(name);
      const worst = brandOnly ? RANK.brand : RANK.other;
      const found: CurrentProduct[] = [];
      for (const [k, id] of ids.entries()) {
        if (ranks[k]! > worst) break;
        found.push(snapshot.products[id]!);
      }
      return found;
    },
    ofKind(code) {
      if (!isStructured(code)) return [];
      const stem = snapshot.byStem.get(code.slice(0, 7)) ?? [];
      return stem.filter((product) => product.yjCode.slice(0, 9) === code.slice(0, 9));
    },
  };
}

/** A cell as a code: half-width capitals without spaces and hyphens of any kind. */
export function codeOf(cell: string): string {
  return removeInvisible(cell)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}−ー'’_.]+/gu, '');
}
