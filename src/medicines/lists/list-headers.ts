/** Which column of a sheet is which of an official list, whatever its header looks like in the file. Pure. */
import type { CellValue } from '../../platform/files/xlsx.ts';
import { compact } from '../../platform/text.ts';
import type { ListColumn } from './list-layouts.ts';

/** A sheet's columns as found. */
export interface FoundColumns<K extends string> {
  /** 0-based places of each column; of the name there may be several, asked in this order. */
  places: ReadonlyMap<K, readonly number[]>;
  /** Columns of the list that the sheet does not have. */
  missing: ListColumn<K>[];
  /** Headers that no list is known to have, with their places. */
  unknown: { place: number; header: string }[];
}

/** A header as it is compared: no white space, line break, 【例】 with what follows it, or note in brackets. */
function headerKey(cell: CellValue | undefined): string {
  if (typeof cell !== 'string') return '';
  const text = compact(cell).replace(/(?<=.)【.*$/, '');
  return text.replace(/(?<=.)[([][^)\]]*[)\]]/g, '').replace(/(?<=.)※.*$/, '');
}

/** What a joined table calls a column without a header, and the second column of one header: 「Unnamed: 7」, 「品名.1」. */
const UNNAMED = /^Unnamed:(\d+)$/;
const REPEATED = /\.\d+$/;
/** Readings that some programs write behind the word: 「品名ヒンメイ」. */
const FURIGANA = /^[\p{Script=Katakana}ー・]+$/u;

/** True if a row holds the header of the code, by which every list is known. */
export function isHeaderRow(row: readonly CellValue[], columns: readonly ListColumn[]): boolean {
  const code = columns.find(({ key }) => key === 'code')!;
  return matching(row.map(headerKey), code).length > 0;
}

/** Finds the columns of a list in a header row. */
export function findColumns<K extends string>(
  row: readonly CellValue[],
  columns: readonly ListColumn<K>[],
): FoundColumns<K> {
  const keys = row.map(headerKey);
  const places = new Map<K, number[]>();
  const taken = new Set<number>();
  for (const column of columns) {
    const found = matching(keys, column).filter((place) => !taken.has(place));
    // A second column of the same header has nothing to add, except for the name, whose header may first be over a mark.
    const own = column.key === 'name' ? found : found.slice(0, 1);
    if (own.length === 0) continue;
    places.set(column.key, own);
    for (const place of own) taken.add(place);
  }
  const name = places.get('name' as K);
  if (name) for (const place of blankOnes(keys, places)) if (!name.includes(place)) name.push(place);
  return {
    places,
    missing: columns.filter(({ key }) => !places.has(key)),
    unknown: keys.flatMap((key, place) =>
      key === '' || UNNAMED.test(key) || taken.has(place)
        ? []
        : [{ place, header: String(row[place]).replace(/\s+/g, ' ') }],
    ),
  };
}

/** Places of a column by its header, its aliases in their order, and either with a reading behind it. */
function matching(keys: readonly string[], { header, aliases = [] }: ListColumn): number[] {
  const names = [header, ...aliases].map((name) => headerKey(name));
  const places = (fits: (key: string, name: string) => boolean) =>
    names.flatMap((name) => keys.flatMap((key, place) => (fits(key, name) ? [place] : [])));
  const exact = places((key, name) => key.replace(REPEATED, '') === name);
  if (exact.length > 0) return exact;
  return places((key, name) => key.startsWith(name) && FURIGANA.test(key.slice(name.length)));
}

/**
 * Columns without a header between the strength and the maker: they hold the marks 局, 麻 and ※, and the name itself where
 * 品名 is written over the first of them (2014 to 2017, and the dental workbooks until 2021). A joined table puts them at its
 * end but names them after their place.
 */
function blankOnes<K extends string>(
  keys: readonly string[],
  places: ReadonlyMap<K, readonly number[]>,
): number[] {
  const first = places.get('strength' as K)?.[0];
  const last = places.get('mah' as K)?.[0];
  if (first === undefined || last === undefined) return [];
  return keys.flatMap((key, place) => {
    const stood = key === '' ? place : Number(UNNAMED.exec(key)?.[1] ?? Number.NaN);
    return stood > first && stood < last ? [place] : [];
  });
}
