/**
 * Codes of packages in lists: JAN, GTIN-14 or what a scanner reads of a GS1 code. A number of 13 or 14 digits may be something else, so one
 * that no table has says nothing while the row says more.
 */
import type { PackageAnswer } from '../../medicines/index.ts';
import { type PackageCode, packageCodeOf } from '../../medicines/model.ts';
import {
  type CurrentProduct,
  readable,
  type Snapshot,
  unknownPackage,
  wrongDigit,
} from '../../supply/index.ts';
import type { NameIndex } from './intake-names.ts';

/** No table. */
export const NO_PACKAGES: PackageAnswer = { codes: new Map(), newest: null, invented: false };

/** Characters of the shortest code of a package: most cells have fewer. */
const SHORTEST = 13;

function codesIn(cells: readonly string[]): PackageCode[] {
  return cells.flatMap((cell) => (cell.length < SHORTEST ? [] : (packageCodeOf(cell) ?? [])));
}

/** What tables may have the codes of some cells under. */
export function packagesIn(cell: string): string[] {
  return codesIn([cell]).flatMap(({ keys }) => keys);
}

/** The products of the first code that a table has, listed or not, or those of its kind; null if no table has one. */
export function productsOfPackage(
  cells: readonly string[],
  { codes }: PackageAnswer,
  snapshot: Snapshot,
  names: NameIndex,
): { own: CurrentProduct[]; peers: CurrentProduct[]; why: string } | null {
  for (const { digits, keys } of codesIn(cells)) {
    const found = keys.flatMap((key) => codes.get(key) ?? []);
    const [first] = found;
    if (!first) continue;
    const yjCodes = [...new Set(found.flatMap(({ yjCode }) => yjCode ?? []))];
    const own = yjCodes.flatMap((code) => snapshot.byCode.get(code) ?? []);
    const what = `包装のコード ${digits} は「${readable(first.name)}」です。`;
    if (own.length > 0) return { own, peers: [], why: what };
    const peers = yjCodes.flatMap((code) => names.ofKind(code));
    const why = `${what}その品目は今の一覧にありません。${peers.length > 0 ? '同じ成分・剤形・規格の品目です。' : ''}`;
    return { own, peers, why };
  }
  return null;
}

/** Why the code of a package in a row says nothing; null where there is none. */
export function unknownPackageOf(cells: readonly string[], packages: PackageAnswer): string | null {
  const [code] = codesIn(cells);
  if (!code) return null;
  return code.valid ? unknownPackage(code, packages) : wrongDigit(code);
}
