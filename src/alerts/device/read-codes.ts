/** What somebody pastes, or a file that was exported, becomes products of the catalogue, on the device. Pure. */
import { searchKey } from '../../medicines/model.ts';
import type { CatalogueFile, CatalogueRow } from '../api-schemas.ts';

/** A listed product as the device has it. */
export interface CatalogueProduct {
  code: string;
  name: string;
  mah: string;
  ingredient: string;
  strength: string;
  response: CatalogueRow[5];
  volume: CatalogueRow[6];
}

export function toProducts(file: CatalogueFile): CatalogueProduct[] {
  return file.items.map(([code, name, mah, ingredient, strength, response, volume]) => ({
    code,
    name,
    mah,
    ingredient,
    strength,
    response,
    volume,
  }));
}

export interface ReadCodes {
  found: CatalogueProduct[];
  /** Lines, verbatim, that contain neither a listed code nor the whole name of one product. */
  missed: string[];
}

/** A line of headings, as exported lists and most others begin. */
const HEADINGS = /^[^0-9０-９]*(コード|品名|医薬品名|薬品名|名称|code)/i;
const BETWEEN_CELLS = /[\t,、，;"“”]+/;

/**
 * One product a line: the first cell that is a listed code, or else the whole name of exactly one product, however it is
 * written. Other cells may say anything; blank lines and a line of headings say nothing.
 */
export function readCodes(text: string, products: readonly CatalogueProduct[]): ReadCodes {
  const byCode = new Map(products.map((product) => [product.code, product]));
  const byName = Map.groupBy(products, ({ name }) => searchKey(name));
  const found = new Set<CatalogueProduct>();
  const missed: string[] = [];
  let first = true;
  for (const line of text.replaceAll('\ufeff', '').split(/\r\n|\r|\n/)) {
    const cells = line.split(BETWEEN_CELLS).map((cell) => cell.trim());
    if (cells.every((cell) => cell === '')) continue;
    const here = codesOf(cells, byCode);
    const named = here.length > 0 ? undefined : cells.map((cell) => byName.get(searchKey(cell)));
    const one = named?.find((candidates) => candidates?.length === 1)?.[0];
    for (const product of here) found.add(product);
    if (one) found.add(one);
    else if (here.length === 0 && !(first && HEADINGS.test(line))) missed.push(line.trim());
    first = false;
  }
  return { found: [...found], missed };
}

/** All listed codes of a line: a row of a table has one, a line of codes side by side has many. */
function codesOf(
  cells: readonly string[],
  byCode: ReadonlyMap<string, CatalogueProduct>,
): CatalogueProduct[] {
  return cells
    .flatMap((cell) => cell.split(/\s+/))
    .flatMap((word) => byCode.get(word.normalize('NFKC').toUpperCase()) ?? []);
}
