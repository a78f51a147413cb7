import { csvText } from '../../platform/files/csv.ts';

/** A device's list as a file, to keep or to take to another device; read again by read-codes.ts. */
export function listCsv(products: readonly { code: string; name: string }[]): string {
  return csvText([['YJコード', '品名'], ...products.map(({ code, name }) => [code, name])]);
}
