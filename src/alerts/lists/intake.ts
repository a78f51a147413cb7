/**
 * From what somebody pasted or uploaded to products, row by row. Every row gets exactly one result, so that nothing is lost:
 * what is sure is matched, what is not is offered to choose from, what is not found is listed with the reason.
 */

import { type PackageAnswer, queryTokens, type ReceiptAnswer, searchKey } from '../../medicines/index.ts';
import { RECEIPT_CODE } from '../../medicines/model.ts';
import { numberText } from '../../platform/number-text.ts';
import { cut, removeInvisible } from '../../platform/text.ts';
import { paced } from '../../platform/turns/paced.ts';
import { type CurrentProduct, readable, type Snapshot } from '../../supply/index.ts';
import { findHeading, type Heading, MAX_HEADING } from './intake-heading.ts';
import type { IntakeProduct, IntakeResult, IntakeRow } from './intake-model.ts';
import { codeOf, type Found, MAX_CANDIDATES, type NameIndex, nameIndex } from './intake-names.ts';
import { NO_PACKAGES, productsOfPackage, unknownPackageOf } from './intake-packages.ts';
import { NO_RECEIPTS, productsOfReceipt, receiptOf, SHORTEST, unknownReceipt } from './intake-receipts.ts';
import { MAX_CELLS } from './intake-text.ts';

/** Rows whose name is not exactly a product's are searched for, at half a millisecond for each part of a name; no more
 * than this, and no more than so many parts. */
const MAX_SEARCHES = 300;
const MAX_PARTS = 1_500;
/** Cells that are compared with the names of all products, at some microseconds each: five columns of a full list. */
const MAX_COMPARED = 100_000;
/** Characters of a row that are shown and go through the form: code, name, maker and some more columns. */
const MAX_SHOWN = 400;

/** 12 characters: 4 digits of the class, then what may hold letters, and 4 digits at the end. */
const CODE = /^\d{4}(?=.*[A-Z])[0-9A-Z]{4}\d{4}$/;
const CODE_INSIDE = /(?<![0-9A-Z])\d{4}[0-9A-Z]{4}\d{4}(?![0-9A-Z])/g;
/** In the 薬価基準収載医薬品コード of a 統一名収載 entry the brand digits are 01; no product's own code has them (medicines/prices.ts). */
const UNIFIED = /^.{9}01.$/;

/** What the tables of codes say about the codes in the rows. */
export interface CodeAnswers {
  /** intake-receipts.ts */
  receipts: ReceiptAnswer;
  /** intake-packages.ts */
  packages: PackageAnswer;
}

/**
 * Matches rows against the newest edition and the products that have left it. Letters' width and case, spaces and hyphens in
 * codes never matter. It pauses now and then, so that a long list does not hold up other readers.
 */
export async function matchRows(
  snapshot: Snapshot,
  rows: readonly IntakeRow[],
  {
    receipts = NO_RECEIPTS,
    packages = NO_PACKAGES,
    pause,
  }: Partial<CodeAnswers> & { pause?: () => Promise<void> } = {},
): Promise<IntakeResult[]> {
  const intake = new Intake(snapshot, await nameIndex(snapshot), rows, { receipts, packages });
  const results: IntakeResult[] = [];
  let index = 0;
  for await (const row of paced(rows, pause)) results.push(intake.match(row, index++));
  return results;
}

type Outcome = Pick<IntakeResult, 'kind' | 'why' | 'guess'> & { products: CurrentProduct[] };

class Intake {
  readonly #snapshot: Snapshot;
  readonly #names: NameIndex;
  readonly #heading: Heading | null;
  readonly #receipts: ReceiptAnswer;
  readonly #packages: PackageAnswer;
  readonly #lineOf = new Map<string, number>();
  readonly #searched = new Set<string>();
  #parts = 0;
  #compared = 0;

  constructor(
    snapshot: Snapshot,
    names: NameIndex,
    rows: readonly IntakeRow[],
    { receipts, packages }: CodeAnswers,
  ) {
    this.#snapshot = snapshot;
    this.#receipts = receipts;
    this.#packages = packages;
    this.#names = names;
    const isProduct = (cell: string) =>
      this.#byCode(cell) !== null ||
      this.#names.exact(cell).length > 0 ||
      receiptOf([cell], receipts) !== null ||
      productsOfPackage([cell], packages, snapshot, names) !== null;
    this.#heading = findHeading(rows.slice(0, MAX_HEADING), isProduct);
  }

  match({ line, cells: given }: IntakeRow, index: number): IntakeResult {
    const cells = given.map((cell) => removeInvisible(cell).trim());
    // In one line, so that it can be pasted again as it is.
    const said = cells.join('\t').replace(/[\r\n]+/g, ' ');
    const input = cut(said.trim(), MAX_SHOWN);
    const { kind, products, why, guess } = this.#outcome(cells, index);
    const first = kind === 'matched' ? this.#lineOf.get(products[0]!.yjCode) : undefined;
    if (kind === 'matched' && first === undefined) this.#lineOf.set(products[0]!.yjCode, line);
    return {
      line,
      input,
      kind: first === undefined ? kind : 'duplicate',
      products: products.map(shownProduct),
      why: first === undefined ? why : `${first}行目と同じ品目です。`,
      guess,
    };
  }

  #outcome(cells: string[], index: number): Outcome {
    const said = cells.filter((cell) => cell !== '');
    if (said.length === 0) return { kind: 'blank', products: [], why: '空の行です。', guess: false };
    if (this.#heading && index <= this.#heading.row)
      return { kind: 'heading', products: [], why: '見出しとして読み飛ばしました。', guess: false };
    return (
      this.#fromCodes(said) ??
      this.#fromReceipt(said) ??
      this.#fromPackage(said) ??
      this.#fromNames(cells) ??
      // A line of a list parted by commas, pasted as it is.
      (said.length === 1 && /[,，、]/.test(said[0]!)
        ? this.#fromNames(said[0]!.split(/[,，、]/, MAX_CELLS))
        : null) ??
      this.#unknown(said)
    );
  }

  #fromCodes(cells: string[]): Outcome | null {
    for (const cell of cells) {
      const product = this.#byCode(cell);
      if (product) return matched(product);
    }
    return null;
  }

  /** The product of a code of receipts; where the row names another one, both to choose from. */
  #fromReceipt(cells: string[]): Outcome | null {
    const receipt = receiptOf(cells, this.#receipts);
    if (!receipt) return null;
    const { sure, choices, why } = productsOfReceipt(receipt, this.#snapshot, this.#names);
    const named = cells.map((cell) => this.#names.exact(cell)).find((exact) => exact.length > 0) ?? [];
    if (sure && named.length > 0 && !named.includes(sure))
      return choose([sure, ...named], `${why}行の品名は別の品目です。`);
    if (sure) return matched(sure);
    // The name tells which of several products of the code it is.
    const both = named.filter((product) => choices.includes(product));
    if (both.length === 1) return matched(both[0]!);
    const all = [...new Set([...named, ...choices])];
    return all.length > 0 ? choose(all, why, { guess: true }) : notFound(why);
  }

  /** The product of a package's code; where the row names another one, both to choose from. */
  #fromPackage(cells: string[]): Outcome | null {
    const found = productsOfPackage(cells, this.#packages, this.#snapshot, this.#names);
    if (!found) return null;
    const { own, peers, why } = found;
    const named = cells.map((cell) => this.#names.exact(cell)).find((exact) => exact.length > 0) ?? [];
    const both = named.filter((product) => own.includes(product));
    const [sure] = both.length === 1 ? both : own.length === 1 && named.length === 0 ? own : [];
    if (sure) return matched(sure);
    const all = [...new Set([...own, ...named, ...peers])];
    if (all.length === 0) return notFound(why);
    return choose(all, named.length > 0 ? `${why}行の品名は別の品目です。` : why, {
      guess: own.length === 0,
    });
  }

  /** The product of a cell that is a code, or that holds one among other words. */
  #byCode(cell: string): CurrentProduct | null {
    const { byCode } = this.#snapshot;
    const whole = codeOf(cell);
    const found = byCode.get(whole);
    if (found || whole.length < CODE_LENGTH) return found ?? null;
    for (const [code] of cell.normalize('NFKC').toUpperCase().matchAll(CODE_INSIDE))
      if (byCode.has(code)) return byCode.get(code)!;
    return null;
  }

  #fromNames(cells: string[]): Outcome | null {
    const column = this.#heading?.nameColumn;
    const named = column != null && cells[column] ? [cells[column]!] : cells.filter((cell) => cell !== '');
    const code = firstCode(cells, CODE);
    if (code && UNIFIED.test(code)) return this.#unified(code, named);
    for (const cell of named) {
      if (++this.#compared > MAX_COMPARED) break;
      const exact = this.#names.exact(cell);
      if (exact.length === 1 && !code) return { kind: 'matched', products: exact, why: '', guess: false };
      if (exact.length > 0)
        return choose(
          exact,
          code ? `コード ${code} は一覧にありません。品名から探しました。` : '同じ品名の品目があります。',
        );
    }
    if (code) return this.#peers(code);
    for (const cell of named) {
      const { products, total, why, guess } = this.#search(cell, named.length > 1);
      if (total > 0)
        return choose(products, why || '品名が同じではありません。近いものから選んでください。', {
          total,
          guess,
        });
    }
    return null;
  }

  /** A 統一名収載 code covers every product of its ingredient, form and strength that is not listed by brand. */
  #unified(code: string, named: string[]): Outcome {
    const all = this.#names.ofKind(code);
    const byName = all.filter((product) =>
      named.some((cell) => searchKey(cell) !== '' && searchKey(product.name) === searchKey(cell)),
    );
    const products = byName.length > 0 ? byName : all;
    const why = `薬価基準の統一名収載のコード（${code}）です。`;
    if (products.length === 1) return { kind: 'matched', products, why, guess: false };
    return products.length > 0 ? choose(products, why) : notFound(`${why}当たる品目は一覧にありません。`);
  }

  #peers(code: string): Outcome {
    const peers = this.#names.ofKind(code);
    const why = `コード ${code} は一覧にありません。`;
    return peers.length > 0
      ? choose(peers, `${why}同じ成分・剤形・規格の品目です。`, { guess: true })
      : notFound(why);
  }

  #search(cell: string, brandOnly: boolean): Found {
    const known = this.#searched.has(cell);
    if (!known && this.#isExhausted()) return NOTHING;
    // A number alone is a count, a price or a place in a list.
    const key = searchKey(cell);
    if (key.length < 2 || !/\p{L}/u.test(key)) return NOTHING;
    if (!known) this.#parts += queryTokens(cell).length;
    this.#searched.add(cell);
    return this.#names.search(cell, brandOnly);
  }

  #isExhausted(): boolean {
    return this.#searched.size >= MAX_SEARCHES || this.#parts >= MAX_PARTS || this.#compared > MAX_COMPARED;
  }

  #unknown(cells: string[]): Outcome {
    const receipt = firstCode(cells, RECEIPT_CODE);
    if (receipt) return notFound(unknownReceipt(receipt, this.#receipts));
    const packaged = unknownPackageOf(cells, this.#packages);
    if (packaged) return notFound(packaged);
    const again = 'この行だけをもう一度照合してください。';
    if (this.#compared > MAX_COMPARED)
      return notFound(`一度に品名を比べられるのは${numberText(MAX_COMPARED)}か所までです。${again}`);
    if (this.#isExhausted())
      return notFound(
        `品名がちょうど同じ品目はありません。近い品名を探すのは一度に${MAX_SEARCHES}行ほどまでです。${again}`,
      );
    return notFound('当たる品目がありません。');
  }
}

const NOTHING: Found = { products: [], total: 0, why: '', guess: false };

function matched(product: CurrentProduct): Outcome {
  return {
    kind: 'matched',
    products: [product],
    why: product.listed ? '' : '今の一覧には載っていない品目です（掲載終了）。',
    guess: false,
  };
}

/** A product as it is shown. */
export function shownProduct({ yjCode, name, mah, listed }: CurrentProduct): IntakeProduct {
  return { yjCode, name: readable(name), mah: readable(mah), listed };
}

const CODE_LENGTH = 12;

function firstCode(cells: readonly string[], kind: RegExp): string | undefined {
  for (const cell of cells) {
    if (cell.length < SHORTEST) continue;
    const code = codeOf(cell);
    if (kind.test(code)) return code;
  }
  return undefined;
}

function choose(
  products: CurrentProduct[],
  why: string,
  { total = products.length, guess = false } = {},
): Outcome {
  const more = total - MAX_CANDIDATES;
  return {
    kind: 'candidates',
    products: products.slice(0, MAX_CANDIDATES),
    why: more > 0 ? `${why}ほかに${numberText(more)}品目あります（品名を詳しく書くと、しぼれます）。` : why,
    guess,
  };
}

function notFound(why: string): Outcome {
  return { kind: 'notFound', products: [], why, guess: false };
}
