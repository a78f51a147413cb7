/**
 * Finds products by a name taken apart: ingredient or brand, form and strength. Each product is known by its ingredients, by its own
 * name, and by the standard names of prescriptions that stand for its code, where those are loaded.
 */
import { setImmediate as breath } from 'node:timers/promises';
import { paced } from '../../platform/turns/paced.ts';
import { fold } from '../normalise.ts';
import type { SearchItem } from '../search.ts';
import type { GenericName } from '../store.ts';
import { combinedStrengths } from './combinations.ts';
import { type Form, findForm, formDistance } from './forms.ts';
import { type Part, partsOf } from './ingredients.ts';
import { readName, type SaidName } from './read-name.ts';
import { type PricedItem, productsOfStandards } from './standard-names.ts';
import { isLasting, OwnStrengths, takeStrengths } from './strengths.ts';

/** One way of naming products. */
interface Naming {
  parts: readonly Part[];
  form: Form | null;
  strengths: Pick<OwnStrengths, 'has' | 'unknown'>;
  /** True for a product that is not called by its ingredient. */
  isBrand: boolean;
  /** True where the listed unit is a package of one dose (1包). */
  packed: boolean;
  marks: readonly string[];
  /** True where it has more ingredients than are listed: 副腎エキス・ヘパリン類似物質配合剤, ビオスミン配合散 of ビフィズス菌. */
  open: boolean;
  /** The standard name; null for a product's own. */
  standard: string | null;
  /** Positions of the products. */
  items: readonly number[];
}

/** The products that a name stands for. */
export interface NamedProducts {
  /** Positions in the list that was indexed: see {@link inOrder}. */
  ids: number[];
  /** The standard name that was found; null where ingredient, form and strength did. */
  standard: string | null;
  /** True where form and strength are those that were asked for. */
  exact: boolean;
}

/** The names of a catalogue. */
export interface NamesOfProducts {
  find(said: SaidName): NamedProducts | null;
  /** Products of a 一般名コード; null where no list has it. */
  byCode(code: string): NamedProducts | null;
}

const UNKNOWN_STRENGTH = 1;
/** Hours that it lasts are asked for, and its name says none. */
const UNKNOWN_HOURS = 0.25;
const OTHER_STRENGTH = 5;
/** An ingredient that nobody asked for. */
const ONE_MORE = 5;
/** 配合 leaves room for one, but two that are named are likelier to be all. */
const PERHAPS_MORE = 0.5;
/** The substance, but bound to something else. */
const OTHER_SALT = 0.5;
/** A mark that is not there, or that nobody asked for. */
const OTHER_MARK = 0.25;
/** Up to this, form and strength count as those asked for. */
const EXACT = 3.5;
/** A shorter beginning of an ingredient says too little. */
const SHORTEST_START = 3;

/** Prepares the names of a list of products, in slices; `items` in the order in which they shall be found. */
export async function indexNames(
  items: readonly PricedItem[],
  standards: readonly GenericName[],
): Promise<NamesOfProducts> {
  const namings: Naming[] = [];
  const byBase = new Map<string, number[]>();
  const add = (naming: Naming) => {
    if (naming.parts.length === 0) return;
    const at = namings.push(naming) - 1;
    for (const { base } of naming.parts) push(byBase, base, at);
  };
  const own: Own[] = [];
  for await (const one of paced(ownNames(items), breath)) {
    own.push(one);
    for (const naming of one.namings) add(naming);
  }
  const codes = new Map<string, NamedProducts>();
  for (const [{ code, name }, ids] of productsOfStandards(standards, items)) {
    codes.set(code, { ids, standard: name, exact: true });
    const { parts, form, strengths, marks } = readName(name);
    const asked = new OwnStrengths(strengths, NO_STRENGTHS);
    add({
      parts,
      form,
      strengths: asked,
      isBrand: false,
      packed: true,
      marks,
      open: false,
      standard: name,
      items: ids,
    });
  }
  const bases = [...byBase.keys()];

  /** Namings that have a part, with its salt or another; or, where `begun`, one of which it is the beginning. */
  const found = ({ base }: Part, begun: boolean): readonly number[] => {
    if (!begun) return byBase.get(base) ?? [];
    if (base.length < SHORTEST_START) return [];
    return bases.flatMap((key) => (key.startsWith(base) ? byBase.get(key)! : []));
  };

  const find = (said: SaidName): NamedProducts | null => {
    const [first, ...others] = said.parts.toSorted((a, b) => b.full.length - a.full.length);
    if (!first) return null;
    let least = Number.POSITIVE_INFINITY;
    let best: Naming[] = [];
    for (const begun of [false, true]) {
      if (least <= EXACT) break;
      for (const at of found(first, begun)) {
        const naming = namings[at]!;
        const missing = others.filter((part) => !isAmong(part, naming.parts, begun)).length;
        if (missing > 0 && !naming.open) continue;
        const distance = distanceOf(said, naming) + missing * PERHAPS_MORE;
        if (distance < least) best = [];
        if (distance <= least) best.push(naming);
        least = Math.min(least, distance);
      }
    }
    if (best.length === 0) return null;
    return { ...inOrder(best, said, own), exact: least <= EXACT };
  };

  return {
    find(said) {
      const named = find(said);
      if (named?.exact || said.kinds.length === 0) return named;
      // The list knows some by what they are alone: 非ピリン系感冒剤.
      const ofKind = find({ ...said, parts: said.kinds, kinds: [] });
      return ofKind?.exact ? ofKind : (named ?? ofKind);
    },
    byCode: (code) => codes.get(code) ?? null,
  };
}

const NO_STRENGTHS = takeStrengths('');
const AMOUNT = /^\d+(?:\.\d+)?\s*(?:g|ml)$/;

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (list.at(-1) !== value) list.push(value);
}

/** What a product's own name says, and the ways in which it is named. */
interface Own {
  parts: readonly Part[];
  form: Form | null;
  namings: Naming[];
}

/** Each product by its ingredients and by its own name, which thousands share but for the maker in brackets. */
function* ownNames(items: readonly SearchItem[]): Generator<Own> {
  const nameOf = remembered((name: string) => readName(name));
  const strengthOf = remembered((strength: string) => {
    const folded = fold(strength.normalize('NFKC'));
    return {
      // 1g and 10mL are what a price is for.
      strengths: AMOUNT.test(folded) ? NO_STRENGTHS : takeStrengths(folded),
      form: formOfUnit(folded),
      packed: /1(?:包|管|本|瓶|筒|個)$/.test(folded),
    };
  });
  const ingredientsOf = remembered((text: string) => {
    const plain = text.normalize('NFKC').replace(/[([].*$/, '');
    return { listed: partsOf(fold(plain.replace(/配合剤$/, ''))), more: plain.endsWith('配合剤') };
  });
  for (const [i, item] of items.entries()) {
    const own = nameOf(item.name.replace(/「[^」]*」/, ''));
    const listed = strengthOf(item.strength);
    const form = own.form ?? listed.form;
    const { listed: ingredients, more } = ingredientsOf(item.ingredient);
    const combined = combinedStrengths(ingredients, own.marks, own.strengths.bare);
    const one = {
      form,
      isBrand: !own.parts.some(({ base }) => ingredients.some((part) => part.base === base)),
      strengths: new OwnStrengths(own.strengths, listed.strengths, combined),
      packed: listed.packed,
      marks: own.marks,
      open: more || (own.open !== null && ingredients.length === 1),
      standard: null,
      items: [i],
    };
    const same =
      own.parts.length === ingredients.length &&
      own.parts.every(({ full }, n) => full === ingredients[n]!.full);
    const namings = [{ ...one, parts: ingredients }, ...(same ? [] : [{ ...one, parts: own.parts }])];
    yield { parts: own.parts, form, namings };
  }
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? make(text);
    known.set(text, value);
    return value;
  };
}

/** The form that the unit of a listed strength tells: １錠, １カプセル. */
function formOfUnit(folded: string): Form | null {
  const unit = /1(錠|かぷせる)$/.exec(folded);
  return unit ? (findForm(unit[1]!)?.form ?? null) : null;
}

function isAmong({ base }: Part, parts: readonly Part[], begun: boolean): boolean {
  return parts.some(
    (part) => part.base === base || (begun && base.length >= SHORTEST_START && part.base.startsWith(base)),
  );
}

/** True where a salt is asked for, and what is asked for is there with another one. */
function isOtherSalt({ full, base }: Part, parts: readonly Part[]): boolean {
  if (full === base) return false;
  const same = parts.filter((part) => part.base === base);
  return same.length > 0 && same.every((part) => part.full !== full && part.full !== base);
}

/** How far a naming lies from what is asked, its ingredients aside. */
function distanceOf({ form, strengths, parts, open, marks }: SaidName, has: Naming): number {
  let distance = formDistance(form, has.form, has.isBrand);
  const asked = strengths.said.filter((strength) => !isLasting(strength) || has.standard !== null);
  if (asked.length > 0 && !asked.every((strength) => has.strengths.has(strength)))
    distance += has.strengths.unknown ? UNKNOWN_STRENGTH : OTHER_STRENGTH;
  const volume = asked.some((strength) => strength.startsWith('ml:'));
  // 0.1%1mL is a dose by itself, 0.1% the bottle.
  if (form?.family === 'liquid' && asked.length > 0 && has.standard === null && has.packed !== volume)
    distance += PERHAPS_MORE;
  if (form?.family === 'eye' && has.standard === null && has.packed && !volume) distance += PERHAPS_MORE;
  const hours = strengths.said.find((strength) => strength.startsWith('hours:'));
  if (form && hours && has.standard === null && hours !== `hours:${has.form?.hours}`)
    distance += has.form?.hours ? PERHAPS_MORE : UNKNOWN_HOURS;
  if (has.open && !open) distance += PERHAPS_MORE;
  if (has.parts.length > parts.length && open !== 'surely')
    distance += open === 'perhaps' ? PERHAPS_MORE : ONE_MORE;
  if (parts.some((part) => isOtherSalt(part, has.parts))) distance += OTHER_SALT;
  for (const mark of marks) if (!has.marks.includes(mark)) distance += OTHER_MARK;
  for (const mark of has.marks) if (!marks.includes(mark)) distance += OTHER_MARK;
  return distance;
}

/**
 * The products of namings: those of the one standard name among them first; then those that are named so themselves, before brands; then,
 * the form that is asked for, and where none is, plain tablets and capsules before what melts, is injected or put on.
 */
function inOrder(
  namings: readonly Naming[],
  { parts, form, strengths }: SaidName,
  own: readonly Own[],
): Pick<NamedProducts, 'ids' | 'standard'> {
  const standards = namings.filter(({ standard }) => standard !== null);
  const standing = new Set(standards.length === 1 ? standards[0]!.items : []);
  // Of what is measured in percent.
  const percent = strengths.said.some((strength) => strength.startsWith('%:'));
  const ranked = new Map<number, number>();
  for (const item of namings.flatMap(({ items }) => items)) {
    const has = own[item]!;
    const named = parts.every((part) => isAmong(part, has.parts, false));
    const plain =
      form === null
        ? has.form?.how === '' && (percent ? has.form.family === 'powder' : PLAIN.has(has.form.family))
        : formDistance(form, has.form, false) === 0;
    ranked.set(item, (standing.has(item) ? 0 : 4) + (named ? 0 : 2) + (plain ? 0 : 1));
  }
  return {
    ids: [...ranked.keys()].sort((a, b) => ranked.get(a)! - ranked.get(b)! || a - b),
    standard: standards.length === 1 ? standards[0]!.standard : null,
  };
}

const PLAIN: ReadonlySet<string> = new Set(['tablet', 'capsule']);
