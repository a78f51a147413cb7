/** Searches by a code that a table explains: a code of receipts, or one that stands on a package. */
import { type PackageAnswer, type ReceiptAnswer, searchKey } from '../../medicines/index.ts';
import type { PackageCode } from '../../medicines/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import { readable } from '../../platform/text.ts';
import type { Snapshot } from './catalogue.ts';

/** What the tables say of a query that is a code; null where it is none. */
export interface CodedQuery {
  receipts: ReceiptAnswer | null;
  packages: { code: PackageCode; answer: PackageAnswer } | null;
}

/** A query that is no code. */
export const NO_CODE: CodedQuery = { receipts: null, packages: null };

/** How a code was read; `text` is the whole sentence. */
export interface CodeReading {
  /**
   * 'receipt' and 'package': a code that a table has. 'not-listed': the table has it, and the list not its product. 'unknown': a code of
   * packages that no table has. 'wrong-digit': one whose check digit does not fit.
   */
  kind: 'receipt' | 'package' | 'not-listed' | 'unknown' | 'wrong-digit';
  name: string;
  text: string;
  /** Of a code of receipts that has one: the last day of its use, and whether the edition is of a later day. */
  lastDay?: { day: IsoDate; over: boolean };
}

/** What was found, as a finder says it. */
interface CodedProducts {
  ids: Uint32Array;
  read: number;
  reading: CodeReading;
  perhaps: string[];
}

/** The products of a code; null where the query is none, or one of receipts that no table has. */
export function findCoded(snapshot: Snapshot, { receipts, packages }: CodedQuery): CodedProducts | null {
  if (packages) return ofPackage(snapshot, packages.code, packages.answer);
  return receipts ? ofReceipt(snapshot, receipts) : null;
}

/** Positions of the listed products with a code's first nine characters, in the order of the list. */
function ofKind({ index, products }: Snapshot, code: string): Uint32Array {
  const stem = code.slice(0, 9);
  return stem.length < 9 ? NOTHING : index.order.filter((i) => products[i]!.yjCode.startsWith(stem));
}
const NOTHING = new Uint32Array();

/**
 * The product of a code of receipts; for the code of a 統一名収載 entry those of its kind, the one that the table names first. Null where the
 * tables do not have it.
 */
function ofReceipt(snapshot: Snapshot, receipts: ReceiptAnswer): CodedProducts | null {
  const { products, edition } = snapshot;
  const [said] = [...receipts.codes.values()].flat();
  if (!said) return null;
  const { priceCode, receiptCode, name, endedOn } = said;
  const kind = ofKind(snapshot, priceCode);
  const own = kind.filter((i) => products[i]!.yjCode === priceCode);
  const isNamed = (i: number) => searchKey(name).startsWith(searchKey(products[i]!.name));
  const ids =
    own.length > 0 ? own : Uint32Array.from([...kind.filter(isNamed), ...kind.filter((i) => !isNamed(i))]);
  const shown = `${receiptCode} ${name}`;
  // The tables have the day long before it comes.
  const lastDay = endedOn ? { day: endedOn, over: edition !== null && endedOn < edition.asOf } : undefined;
  const until = lastDay
    ? `このコードは${dateText(lastDay.day)}${lastDay.over ? 'で廃止されています' : 'まで使えます'}。`
    : '';
  return {
    ids,
    read: ids.length,
    perhaps: [],
    reading:
      ids.length > 0
        ? { kind: 'receipt', name: shown, lastDay, text: `レセプト電算コード ${shown} の品目です。${until}` }
        : {
            kind: 'not-listed',
            name: shown,
            lastDay,
            text: `レセプト電算コード ${receiptCode} は「${readable(name)}」ですが、その品目は今の一覧にありません。${until}`,
          },
  };
}

/** The product of a package's code; of one that the list does not have those of its kind. */
function ofPackage(snapshot: Snapshot, code: PackageCode, answer: PackageAnswer): CodedProducts {
  const { products, index } = snapshot;
  const found = code.keys.flatMap((key) => answer.codes.get(key) ?? []);
  const said = (ids: Uint32Array, reading: CodeReading) => ({ ids, read: ids.length, reading, perhaps: [] });
  const nothing = (kind: CodeReading['kind'], text: string) =>
    said(NOTHING, { kind, name: code.digits, text });
  if (found.length === 0 && !code.valid) return nothing('wrong-digit', wrongDigit(code));
  if (found.length === 0) return nothing('unknown', unknownPackage(code, answer));
  const yjCodes = new Set(found.flatMap(({ yjCode }) => yjCode ?? []));
  const own = index.order.filter((i) => yjCodes.has(products[i]!.yjCode));
  const [first] = found;
  const name = readable(first!.name);
  if (own.length > 0)
    return said(own, {
      kind: 'package',
      name: `${code.digits} ${name}`,
      text: `包装のコード ${code.digits} の品目です。`,
    });
  const [yjCode = null] = yjCodes;
  const kind = yjCode === null ? NOTHING : ofKind(snapshot, yjCode);
  const what = `包装のコード ${code.digits} は「${name}」${yjCode === null ? '' : `（YJコード ${yjCode}）`}のものですが、その品目は今の一覧にありません。`;
  return said(kind, {
    kind: 'not-listed',
    name: `${code.digits} ${name}`,
    text: kind.length > 0 ? `${what}同じ成分・剤形・規格の品目を示します。` : what,
  });
}

/** Why a code of a package cannot be one. */
export function wrongDigit({ digits, checkDigit }: PackageCode): string {
  return `${digits} は、末尾のチェックデジットが合いません（ほかの数字が正しければ、末尾は ${checkDigit} です）。読み取りか入力の誤りがないか、確かめてください。`;
}

/** Why a code of a package says nothing. */
export function unknownPackage(
  { digits }: PackageCode,
  { newest, invented }: Pick<PackageAnswer, 'newest' | 'invented'>,
): string {
  if (invented)
    return `${digits} は、デモの包装の一覧（架空）にありません。実際の包装については、何も言えません。品名かYJコードで探してください。`;
  return newest === null
    ? `${digits} は包装のコード（JAN・GTIN）ですが、包装の一覧は、このサイトにまだ取り込まれていません。品名かYJコードで探してください。`
    : `${digits} は、包装の一覧（MEDIS-DC、${dateText(newest)}）にありません。品名かYJコードで探してください。`;
}
