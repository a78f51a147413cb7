/** An xlsx made part by part, with the XML as given: for what a writer of workbooks would never write, and Excel does. */
import { crc32, deflateRawSync } from 'node:zlib';
import { type SourceFile, sourceFile } from '../src/platform/files/bounded-file.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const SHEET_XMLNS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const FRAME = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${SHEET_XMLNS}" xmlns:r="${OFFICE}"><sheets><sheet name="一覧" sheetId="1" r:id="r1"/></sheets></workbook>`,
};

export interface RawParts {
  /** Before the sheets of the workbook, as `<workbookPr date1904="1"/>`. */
  workbook?: string;
  /** The whole of the styles. */
  styles?: string;
  /** What ends the sheet; nothing of a sheet that was cut off. */
  end?: string;
  /** A part that tells about another kind of package. */
  mimetype?: string;
  /** Of each part's name in the zip. */
  rename?(name: string): string;
}

/** A workbook of one sheet 一覧. `rows` are the `<row>` elements, `strings` the `<si>` elements. */
export function rawWorkbook(rows: string, strings: string[], raw: RawParts = {}): SourceFile {
  return sourceFile('一覧.xlsx', zip(rawEntries(rows, strings, raw)));
}

/** The parts of such a workbook. */
export function rawEntries(rows: string, strings: string[], raw: RawParts = {}): ZipEntry[] {
  const { workbook = '', styles, mimetype, end = '</sheetData></worksheet>', rename = (name) => name } = raw;
  const parts = {
    ...FRAME,
    ...(styles && {
      'xl/styles.xml': styles,
      '[Content_Types].xml': FRAME['[Content_Types].xml'].replace(
        '</Types>',
        `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
      ),
      'xl/_rels/workbook.xml.rels': FRAME['xl/_rels/workbook.xml.rels'].replace(
        '</Relationships>',
        `<Relationship Id="r3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ),
    }),
    ...(mimetype && { mimetype }),
    'xl/workbook.xml': FRAME['xl/workbook.xml'].replace('<sheets>', `${workbook}<sheets>`),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET_XMLNS}"><sheetData>${rows}${end}`,
    'xl/sharedStrings.xml': `<sst xmlns="${SHEET_XMLNS}" uniqueCount="${strings.length}">${strings.join('')}</sst>`,
  };
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return Object.entries(parts).map(([name, text]) => ({
    name: rename(name),
    content: Buffer.from(xml + text),
  }));
}

/** An entry of a zip, and what its headers say about it where that is not true. */
export interface ZipEntry {
  name: string;
  content: Buffer;
  /** Bit 0: encrypted. */
  flags?: number;
  method?: number;
  crc?: number;
  /** Size when unpacked. */
  size?: number;
}

/** A zip file with deflated entries. `end` may change how many entries its last record tells of, and where they are listed. */
export function zip(entries: ZipEntry[], end?: (record: Buffer) => Buffer): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0, method = 8, crc, size = content.length } of entries) {
    const packed = deflateRawSync(content, { level: 1 });
    const path = Buffer.from(name);
    // From the version needed to the length of the extra field: the same in both headers.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(path.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004'), common, path, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, tail, path);
    offset += 4 + common.length + path.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const record = Buffer.alloc(22);
  record.write('PK\u0005\u0006', 'latin1');
  record.writeUInt16LE(entries.length, 8);
  record.writeUInt16LE(entries.length, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end?.(record) ?? record]);
}
