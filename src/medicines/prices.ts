import type { IsoDate } from '../platform/clock.ts';
import type { GenericClass, Route } from './model.ts';

/** An entry of the price list in force. */
export interface PriceEntry {
  code: string;
  /** Null for a 統一名収載 entry, which prices every product of its ingredient, form and strength not listed by brand. */
  mah: string | null;
  /** Yen a listed unit. */
  amount: number;
  effectiveFrom: IsoDate;
  expiresOn: IsoDate | null;
}

/** What the price list and the list of generic classes say about a product together. */
export interface ListedProduct {
  /** 薬価基準収載医薬品コード */
  code: string;
  ingredient: string;
  name: string;
  /** 規格; null, as the next three, where the price list does not have the product. */
  strength: string | null;
  /** Null for a 統一名収載 entry too. */
  mah: string | null;
  route: Route | null;
  /** Yen a listed unit. */
  amount: number | null;
  genericClass: GenericClass | null;
}

/** True for a 統一名収載 entry: brand digits 01 and no maker (DESIGN §4). */
export function isUnified({ code, mah }: { code: string; mah: string | null }): boolean {
  return mah === null && code.slice(9, 11) === '01';
}

export interface ListedPrice {
  amount: number;
  effectiveFrom: IsoDate;
  expiresOn: IsoDate | null;
  /** Code of the entry that prices the product. */
  code: string;
  /** True if the price belongs to the 統一名収載 entry. */
  unified: boolean;
}

/**
 * Finds the price-list entry of a product: the one of its own code, else the 統一名収載 entry with the same first nine
 * characters. Such an entry has the brand digits 01 and no maker (DESIGN §4: codes differ in the last digits only).
 */
export function priceFinder(entries: readonly PriceEntry[]): (yjCode: string) => ListedPrice | null {
  const exact = new Map(entries.map((entry) => [entry.code, entry]));
  const unified = new Map(entries.filter(isUnified).map((e) => [e.code.slice(0, 9), e]));
  return (yjCode) => {
    const own = exact.get(yjCode);
    const entry = own ?? (yjCode.length === 12 ? unified.get(yjCode.slice(0, 9)) : undefined);
    if (!entry) return null;
    const { amount, effectiveFrom, expiresOn, code } = entry;
    return { amount, effectiveFrom, expiresOn, code, unified: own === undefined };
  };
}
