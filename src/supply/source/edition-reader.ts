import { isIsoDate } from '../../platform/clock.ts';
import type { SourceFile } from '../../platform/files/bounded-file.ts';
import type { Pieces } from '../../platform/files/pieces.ts';
import { type FileReader, isCell, isCount, refused } from '../../platform/files/reading/reading.ts';
import '../errors.ts';
import type { EditionRow, ParsedEdition } from '../model.ts';
import { OFFICIAL_COLUMNS } from '../official/columns.ts';
import type { parseEdition } from '../official/parse-edition.ts';
import type { SupplyLink } from './source-page.ts';

/** Reads the page that links to the lists (source-page.ts) there. */
export const pageReader: FileReader<[Pieces, string | null, string], SupplyLink> = {
  module: new URL('./source-page.ts', import.meta.url).href,
  name: 'newestList',
  maxResultBytes: 100_000,
  check(result) {
    const { url, fileName, asOf, text } = result as SupplyLink;
    if (![url, fileName, text].every((one) => typeof one === 'string') || !isIsoDate(asOf)) throw refused();
    return { url, fileName, asOf, text };
  },
};

/** Reads a fetched official list (parse-edition.ts) in the process for foreign files. */
export const editionReader: FileReader<[SourceFile, Parameters<typeof parseEdition>[1]], ParsedEdition> = {
  module: new URL('../official/parse-edition.ts', import.meta.url).href,
  name: 'parseEdition',
  maxResultBytes: 150_000_000,
  check(result) {
    const edition = result as ParsedEdition;
    const isRow = ({ row, yjCode, cells }: EditionRow) =>
      isCount(row) && typeof yjCode === 'string' && areCells(cells);
    const right =
      [edition.asOf, edition.file, edition.sha256, edition.title].every((text) => typeof text === 'string') &&
      Array.isArray(edition.headers) &&
      Array.isArray(edition.problems) &&
      Array.isArray(edition.extra) &&
      Array.isArray(edition.rows) &&
      edition.rows.every(isRow) &&
      Array.isArray(edition.unkeyedRows) &&
      edition.unkeyedRows.every(({ index, cells }) => isCount(index) && areCells(cells));
    if (!right) throw refused();
    return edition;
  },
};

function areCells(cells: unknown): boolean {
  return Array.isArray(cells) && cells.length === OFFICIAL_COLUMNS.length && cells.every(isCell);
}
