/** The ministry's own files, read for tests of what the words of pharmacists find. */
import { readFileSync } from 'node:fs';
import * as X from '@e965/xlsx';
import { realFile, VALUES_ONLY } from '../../../test/real-data.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { readSheets } from '../../platform/files/table.ts';
import { parseGenericNames } from '../lists/parse-generic-names.ts';
import type { SearchItem } from '../search.ts';
import type { GenericName } from '../store.ts';

/** The products of the newest edition that is there. */
export function realProducts(): SearchItem[] {
  const book = X.read(readFileSync(realFile('supply-status/260818iyakuhinkyoukyu.xlsx')), {
    dense: true,
    ...VALUES_ONLY,
  });
  const rows = X.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: '' });
  return rows.slice(2).map((row) => {
    const [ingredient = '', strength = '', yjCode = '', name = '', mah = ''] = row.slice(2, 7);
    return { ingredient, strength, yjCode, name, mah };
  });
}

/** The names of 一般名処方マスタ of 2025-08-14. */
export async function realStandards(): Promise<GenericName[]> {
  const name = 'ippanmeishohoumaster_250814.xlsx';
  const file = sourceFile(name, readFileSync(realFile(`generic-names/${name}`)));
  return parseGenericNames(await readSheets(file, 500), name).rows;
}
