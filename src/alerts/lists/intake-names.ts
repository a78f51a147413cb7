import { RANK, searchKey } from '../../medicines/index.ts';
import { isStructured, readAs } from '../../medicines/model.ts';
import { removeInvisible } from '../../platform/text.ts';
import { paced } from '../../platform/turns/paced.ts';
import type { CurrentProduct, Snapshot } from '../../supply/index.ts';

/** Products by what a list may call them. */
export interface NameIndex {
  /** Those of exactly this name, whatever its width, kana kind and spaces; listed ones before those that left the list. */
  exact(name: string): CurrentProduct[];
  /**
   * Those in which every part of a name is found, the first hundred, best first, and how many there are; else those of its generic name, or
   * of its ingredient, form and strength, or of the name that was perhaps meant. `brandOnly` looks in brand names only, and for no
   * other form or strength. Recent searches are remembered, no matter who asked.
   */
  search(name: string, brandOnly: boolean): Found;
  /** Listed products of the same ingredient, form and strength as a code. */
  ofKind(code: string): CurrentProduct[];
}

export interface Found {
  products: CurrentProduct[];
  total: number;
  /** How the name was read, in Japanese; '' where to the letter. */
  why: string;
  /** True where something else was found than was written: another form or strength, or a name that was perhaps meant. */
  guess: boolean;
}

/** Every product of a common ingredient, form and strength (some have eighty); words that find more are too wide to choose from. */
export const MAX_CANDIDATES = 100;
/** Searches that are remembered: a dozen lists' worth. */
const REMEMBERED = 5_000;

const known = new WeakMap<Snapshot, Promise<NameIndex>>();

/** The names of a snapshot; made once for each, in about a tenth of a second, with pauses for who opens a page. */
export function nameIndex(snapshot: Snapshot): Promise<NameIndex> {
  const index = known.get(snapshot) ?? buildNameIndex(snapshot);
  known.set(snapshot, index);
  return index;
}

async function buildNameIndex(snapshot: Snapshot): Promise<NameIndex> {
  const byName = new Map<string, CurrentProduct[]>();
  for await (const product of paced(snapshot.byCode.values())) {
    const key = searchKey(product.name);
    const same = byName.get(key);
    if (same) same.push(product);
    else byName.set(key, [product]);
  }
  /** The last one asked for at the end. */
  const searched = new Map<string, Found>();
  const finder = await snapshot.finder;
  const toFound = (ids: Uint32Array, why: string, guess = false): Found => ({
    products: Array.from(ids.subarray(0, MAX_CANDIDATES), (id) => snapshot.products[id]!),
    total: ids.length,
    why,
    guess,
  });
  const search = (name: string, brandOnly: boolean): Found => {
    const { ids, ranks } = snapshot.index.search(name);
    if (ranks[0] === RANK.sound) return toFound(ids, readAs({ kind: 'sound', name }));
    const after = ranks.findIndex((rank) => rank > (brandOnly ? RANK.brand : RANK.other));
    if (after !== 0 && ids.length > 0) return toFound(after < 0 ? ids : ids.subarray(0, after), '');
    const read = finder.read(name);
    const isOther = read?.reading.kind === 'other';
    if (read && !(brandOnly && isOther)) return toFound(read.ids, readAs(read.reading), isOther);
    const [meant] = brandOnly ? [] : finder.mend(name);
    return meant === undefined ? toFound(NOBODY, '') : toFound(finder.find(meant).ids, perhaps(meant), true);
  };
  return {
    exact(name) {
      const all = byName.get(searchKey(name)) ?? [];
      const listed = all.filter((product) => product.listed);
      return listed.length > 0 ? listed : all;
    },
    search(name, brandOnly) {
      const memo = `${brandOnly ? 1 : 0}${name}`;
      const found = searched.get(memo) ?? search(name, brandOnly);
      searched.delete(memo);
      searched.set(memo, found);
      if (searched.size > REMEMBERED) searched.delete(searched.keys().next().value!);
      return found;
    },
    ofKind(code) {
      if (!isStructured(code)) return [];
      const stem = snapshot.byStem.get(code.slice(0, 7)) ?? [];
      return stem.filter((product) => product.yjCode.slice(0, 9) === code.slice(0, 9));
    },
  };
}

const NOBODY = new Uint32Array();
const perhaps = (meant: string) => `この品名の品目はありません。もしかして「${meant}」ですか。`;

/** A cell as a code: half-width capitals without spaces and hyphens of any kind. */
export function codeOf(cell: string): string {
  return removeInvisible(cell)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}−ー'’_.]+/gu, '');
}
