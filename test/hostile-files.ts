/**
 * Files that somebody sends to do harm, or that look so: made here from nothing, the same on every machine. What is drawn by lot is
 * drawn with the seed that stands here. Each says what becomes of it: an error with its word, or null where it is harmless and read.
 * The tests read them (hostile-files.test.ts), and the benchmark sends them to a site (bench/hostile.ts).
 */
import { Random } from '../src/supply/demo/random.ts';
import { rawEntries, SHEET_XMLNS, type ZipEntry, zip } from './xlsx-parts.ts';

export const SEED = 13;

export interface HostileFile {
  kind: string;
  /** What it is given to: a list uploaded, a list pasted, a maker's report. */
  to: 'upload' | 'text' | 'report';
  name: string;
  bytes: Buffer;
  refused: [code: string, words: RegExp] | null;
}

const MB = 1_000_000;
const CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>1149019F1560</t></is></c></row>';
const SHEET = 'xl/worksheets/sheet1.xml';
const broken = (words: RegExp): HostileFile['refused'] => ['list-unreadable', words];
const tooMany: HostileFile['refused'] = ['too-many-cells', /多すぎ|超え/];

/** A workbook of one sheet; `change` makes something else of its parts. */
function book(
  rows = CELL,
  change: (entries: ZipEntry[]) => ZipEntry[] = (entries) => entries,
  strings: string[] = [],
) {
  return zip(change(rawEntries(rows, strings)));
}

/** Another text in place of one in a part. */
function edit(part: string, from: string | RegExp, to: string) {
  return (entries: ZipEntry[]) =>
    entries.map((entry) =>
      entry.name === part
        ? { ...entry, content: Buffer.from(entry.content.toString().replace(from, () => to)) }
        : entry,
    );
}

const afterRows = (more: string) => edit(SHEET, '</sheetData>', `</sheetData>${more}`);
const beforeRows = (more: string) => edit(SHEET, '<sheetData>', `${more}<sheetData>`);
const styled = (styles: string) => zip(rawEntries(CELL, [], { styles }));
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('');
const ofPart = (name: string, lie: Partial<ZipEntry>) => (entries: ZipEntry[]) =>
  entries.map((entry) => (entry.name === name ? { ...entry, ...lie } : entry));

/** Archives that lie. */
function archives(): [string, Buffer, HostileFile['refused']][] {
  const zeros = Buffer.alloc(90 * MB);
  const bomb: ZipEntry = { name: 'xl/media/a.bin', content: zeros };
  const extra = (entry: ZipEntry) => book(CELL, (entries) => [...entries, entry]);
  return [
    ['unpacks to 90 MB', extra(bomb), ['zip-bomb', /上限 60MB/]],
    ['unpacks to 90 MB and says 10 bytes', extra({ ...bomb, size: 10 }), broken(/zip として/)],
    [
      'says 4 GB',
      extra({ name: 'a.xml', content: Buffer.from('a'), size: 0xfffffff0 }),
      ['zip-bomb', /MB 以上/],
    ],
    [
      'a zip in a zip in a zip',
      extra({
        name: 'xl/embeddings/a.zip',
        content: zip([{ name: 'b.zip', content: zip([{ name: 'c', content: Buffer.alloc(20 * MB) }]) }]),
      }),
      null,
    ],
    ['entries that overlap', overlapping(), broken(/重なって/)],
    ['two directories, one by ZIP64', twoDirectories(), null],
    ['a ZIP64 directory out of the file', zip(rawEntries(CELL, []), zip64(0xffffffff)), broken(/zip として/)],
    [
      'a directory of fewer entries than there are',
      zip(rawEntries(CELL, []), (end) => count(end, 2)),
      broken(/読めません|Excelブック|workbook|zip/),
    ],
    [
      'a directory of more entries than there are',
      zip(rawEntries(CELL, []), (end) => count(end, 60_000)),
      broken(/zip として/),
    ],
    ['a wrong checksum', book(CELL, ofPart(SHEET, { crc: 1 })), broken(/検査値/)],
    [
      'a part twice',
      book(CELL, (entries) => [...entries, entries.find(({ name }) => name === SHEET)!]),
      broken(/二つ/),
    ],
    [
      'a part twice, in other letters',
      book(CELL, (entries) => [...entries, { name: 'XL/Workbook.xml', content: Buffer.from('<a/>') }]),
      broken(/二つ/),
    ],
    [
      'a name that leads out',
      extra({ name: '../../etc/passwd', content: Buffer.from('a') }),
      broken(/zip として/),
    ],
    [
      '6,000 parts',
      book(CELL, (entries) => [
        ...entries,
        ...Array.from({ length: 6000 }, (_, i) => ({ name: `a${i}`, content: Buffer.from('a') })),
      ]),
      ['zip-bomb', /部品/],
    ],
    ['an encrypted part', book(CELL, ofPart(SHEET, { flags: 1 })), ['xlsx-protected', /暗号/]],
    ['an unknown compression', book(CELL, ofPart(SHEET, { method: 12 })), broken(/圧縮の方式/)],
    ['cut off in the middle', book().subarray(0, 900), broken(/zip として/)],
    [
      'a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      ['xlsx-protected', /パスワード/],
    ],
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(9000)]),
      broken(/xls/),
    ],
    ['a binary workbook', extra({ name: 'xl/workbook.bin', content: Buffer.alloc(1000) }), broken(/xlsb/)],
    [
      'another spreadsheet',
      zip(rawEntries(CELL, [], { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })),
      broken(/ods/),
    ],
    [
      'a spreadsheet of Numbers',
      extra({ name: 'Index/Document.iwa', content: Buffer.alloc(10) }),
      broken(/Numbers/),
    ],
    ['no workbook at all', zip([{ name: 'a.txt', content: Buffer.from('a') }]), broken(/a.xlsx/)],
    ['macros', extra({ name: 'xl/vbaProject.bin', content: Buffer.alloc(5 * MB, 7) }), null],
  ];
}

/** XML that claims much, or is much. */
function workbooks(): [string, Buffer, HostileFile['refused']][] {
  const laughs = `<!DOCTYPE a [<!ENTITY a "${'ha'.repeat(100)}">${times(12, (i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ''};`.repeat(10)}">`)}]>`;
  const whole = 'A1:XFD1048576';
  const cell = (at: string, value = '<v>1</v>', more = '') =>
    `<row r="1"><c r="${at}"${more}>${value}</c></row>`;
  const row = (r: string) => `<row r="${r}"><c t="str"><v>1149019F1560</v></c></row>`;
  return [
    ['a cell in row 2,147,483,647', book(row('2147483647')), broken(/超える位置/)],
    ['a cell in row 4,294,967,296', book(row('4294967296')), broken(/超える位置/)],
    ['a cell in row 1,048,576', book(row('1048576')), ['list-too-long', /20,020行/]],
    ['a cell in column ZZZZZ', book(cell('ZZZZZ1')), broken(/超える位置/)],
    ['a cell in the last column', book(CELL + cell('XFD1').replace('r="1"', 'r="2"')), null],
    ['a row with no number', book(row('NaN')), broken(/超える位置/)],
    ['a row -1', book(row('-1')), null],
    [
      'a link over the whole sheet',
      book(
        CELL,
        afterRows(`<hyperlinks>${`<hyperlink ref="${whole}" display="a"/>`.repeat(100)}</hyperlinks>`),
      ),
      null,
    ],
    [
      'merged cells over the whole sheet',
      book(CELL, afterRows(`<mergeCells>${`<mergeCell ref="${whole}"/>`.repeat(100_000)}</mergeCells>`)),
      null,
    ],
    ['a size of the whole sheet', book(CELL, beforeRows(`<dimension ref="${whole}"/>`)), null],
    [
      'columns 1 to 2,147,483,647',
      book(CELL, beforeRows(`<cols>${'<col min="1" max="2147483647" width="9"/>'.repeat(1000)}</cols>`)),
      null,
    ],
    [
      'rules over the whole sheet',
      book(
        CELL,
        afterRows(
          `<dataValidations>${`<dataValidation sqref="${whole}"/>`.repeat(50_000)}</dataValidations>`,
        ),
      ),
      null,
    ],
    [
      '20,000 names',
      book(
        CELL,
        edit(
          'xl/workbook.xml',
          '</sheets>',
          `</sheets><definedNames>${times(20_000, (i) => `<definedName name="n${i}">一覧!$A$1:$XFD$1048576</definedName>`)}</definedNames>`,
        ),
      ),
      null,
    ],
    [
      'a shared formula over the whole sheet',
      book(
        `<row r="1"><c r="A1" t="str"><f t="shared" ref="${whole}" si="0">A1</f><v>1149019F1560</v></c></row>`,
      ),
      null,
    ],
    [
      'a formula that calls',
      book('<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://a.example")</f><v>1149019F1560</v></c></row>'),
      null,
    ],
    [
      'entities of entities in the strings',
      book(cell('A1', '<v>0</v>', ' t="s"'), edit('xl/sharedStrings.xml', '<sst', `${laughs}<sst`), [
        '<si><t>&a11;</t></si>',
      ]),
      broken(/DTD/),
    ],
    ['entities of entities in the rows', book(`${laughs}${CELL}`), broken(/DTD/)],
    [
      'an entity from elsewhere',
      book(
        CELL,
        edit(
          'xl/workbook.xml',
          '<workbook',
          '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook',
        ),
      ),
      broken(/DTD/),
    ],
    ['100,000 levels', book(`${'<a>'.repeat(100_000)}${CELL}`), broken(/入れ子/)],
    [
      'one string in 120,000 cells',
      book(
        times(3_000, (i) => `<row r="${i + 1}">${'<c t="s"><v>0</v></c>'.repeat(40)}</row>`),
        undefined,
        [`<si><t>${'あ'.repeat(30_000)}</t></si>`],
      ),
      tooMany,
    ],
    ['1,200,000 strings', book(CELL, undefined, ['<si><t>a</t></si>'.repeat(1_200_000)]), tooMany],
    [
      '1,000,000 styles',
      styled(
        `<styleSheet xmlns="${SHEET_XMLNS}"><fonts count="1"><font/></fonts><cellXfs>${'<xf numFmtId="31"/>'.repeat(1_000_000)}</cellXfs></styleSheet>`,
      ),
      tooMany,
    ],
    [
      '20,000 formats',
      styled(
        `<styleSheet xmlns="${SHEET_XMLNS}"><numFmts>${times(20_000, (i) => `<numFmt numFmtId="${i + 200}" formatCode="0"/>`)}</numFmts><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`,
      ),
      null,
    ],
    ['1,100,000 empty rows', book(`${times(1_100_000, (i) => `<row r="${i + 1}"/>`)}${CELL}`), tooMany],
    ['2,000,000 empty cells', book(`<row r="1">${'<c s="1"/>'.repeat(2_000_000)}</row>`), tooMany],
    [
      '1,500,000 cells of 135 KB',
      book(`<row r="1">${'<c t="n"><v>1</v></c>'.repeat(1_500_000)}</row>`),
      tooMany,
    ],
    ['30 MB of spaces', book(`${' '.repeat(30 * MB)}${CELL}`), null],
    [
      '7,000,000 elements that mean nothing',
      book(`<row r="1"><c>${'<v/>'.repeat(7_000_000)}</c></row>`),
      tooMany,
    ],
    ['an element that does not close', book(`<c ${'a'.repeat(30_000)}`), broken(/閉じていない/)],
    ['a sheet that ends in the middle', zip(rawEntries(CELL, [], { end: '' })), broken(/途中/)],
    [
      'UTF-16 inside',
      book(
        CELL,
        ofPart(SHEET, {
          content: Buffer.from(`\ufeff<worksheet><sheetData>${CELL}</sheetData></worksheet>`, 'utf16le'),
        }),
      ),
      broken(/UTF-8/),
    ],
    [
      'numbers that are none',
      book('<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c></row>'),
      null,
    ],
    [
      'a string that is not there',
      book(cell('A1', '<v>999999999</v>', ' t="s"')),
      broken(/シートを読めません/),
    ],
    ['a style that is not there', book(cell('A1', '<v>1</v>', ' s="999999999"')), null],
    [
      'links to other workbooks',
      book(CELL, (entries) => [
        ...entries,
        {
          name: 'xl/externalLinks/externalLink1.xml',
          content: Buffer.from(`<externalLink>${'<a>'.repeat(100_000)}`),
        },
      ]),
      null,
    ],
    [
      '1,500 sheets',
      book(CELL, (entries) => [
        ...entries,
        ...Array.from({ length: 1500 }, (_, i) => ({
          name: `xl/worksheets/s${i}.xml`,
          content: Buffer.from('<worksheet><sheetData/></worksheet>'),
        })),
      ]),
      tooMany,
    ],
    ['comments inside comments', book(`${'<!-- <c/> '.repeat(100_000)}-->${CELL}`), null],
  ];
}

/** Texts that are much of nothing. */
function texts(): [string, Buffer, HostileFile['refused']][] {
  const of = (piece: string, size = 4.9 * MB) =>
    Buffer.from(piece.repeat(Math.floor(size / Buffer.byteLength(piece))));
  return [
    ['nothing', Buffer.alloc(0), broken(/空の/)],
    ['line breaks', of('\n'), ['list-too-long', /20,020行/]],
    ['line breaks of the old Macintosh', of('\r'), ['list-too-long', /20,020行/]],
    ['quotes', of('"'), broken(/引用符|1行/)],
    ['a quote that does not close', of('"a\n').subarray(0, 4_900_001), ['list-too-long', /20,020行/]],
    ['one line', of('あ'), broken(/1行が/)],
    ['commas', of(','), broken(/1行が/)],
    ['lines of commas', of(`${','.repeat(2000)}\n`), tooMany],
    ['zero bytes', Buffer.alloc(4_900_000), broken(/xlsx ではなく/)],
    ['UTF-16', Buffer.from(`\ufeff${'1149019F1560\n'.repeat(100)}`, 'utf16le'), null],
    ['bytes of no encoding', Buffer.from([0x31, 0x0a, 0x81, 0xff, 0xfe, 0x80, 0x0a, 0xe3, 0x81]), null],
    ['rows of all widths', Buffer.from(times(500, (i) => `${'a,'.repeat(i)}\n`)), null],
    ['more than 5 MB', Buffer.alloc(5_100_000, 0x61), ['file-too-large', /5MB/]],
    [
      'the head of a zip and chance',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), chance(50_000)]),
      broken(/zip として/),
    ],
  ];
}

function pasted(): [string, Buffer, HostileFile['refused']][] {
  const of = (piece: string) => Buffer.from(piece.repeat(Math.floor((5.8 * MB) / piece.length)));
  return [
    ['pasted line breaks', of('\n'), broken(/行がありません/)],
    ['a pasted line', of('a'), null],
    ['pasted tabs', of('\t'), broken(/行がありません/)],
    ['pasted commas and spaces', of(' ,'), null],
    ['pasted codes in one line', of('1149019F1560 '), ['list-too-long', /20,020行/]],
    ['pasted rows of one letter', of('a\n'), ['list-too-long', /20,020行/]],
  ];
}

function reports(): [string, Buffer, HostileFile['refused']][] {
  return [
    ['a report of line breaks', Buffer.alloc(4_900_000, 0x0a), ['report-unreadable', /見出し/]],
    [
      'a report in row 2,147,483,647',
      book('<row r="2147483647"><c><v>1</v></c></row>'),
      ['report-unreadable', /超える位置/],
    ],
    ['a report of headings', Buffer.from('⑤YJコード,'.repeat(20_000)), ['report-unreadable', /1行が|見出し/]],
  ];
}

/** All of them. */
export function hostileFiles(): HostileFile[] {
  const of = (to: HostileFile['to'], name: string, files: [string, Buffer, HostileFile['refused']][]) =>
    files.map(([kind, bytes, refused]): HostileFile => ({ kind, to, name, bytes, refused }));
  return [
    ...of('upload', 'a.xlsx', archives()),
    ...of('upload', 'a.xlsx', workbooks()),
    ...of('upload', 'a.csv', texts()),
    ...of('text', '', pasted()),
    ...of('report', 'a.csv', reports()),
  ];
}

/** A sound workbook with some of its bytes changed by lot; nobody knows what becomes of each. */
export function damagedWorkbooks(count: number): Buffer[] {
  const random = new Random(SEED);
  const sound = zip(
    rawEntries(
      times(50, (i) => `<row r="${i + 1}"><c t="s"><v>${i}</v></c></row>`),
      Array.from({ length: 50 }, (_, i) => `<si><t>錠${i}</t></si>`),
    ),
  );
  return Array.from({ length: count }, () => {
    const bytes = Buffer.from(sound);
    for (let i = random.between(1, 8); i > 0; i--)
      bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
    return bytes;
  });
}

function chance(size: number): Buffer {
  const random = new Random(SEED);
  return Buffer.from(Array.from({ length: size }, () => random.between(0, 255)));
}

function count(end: Buffer, entries: number): Buffer {
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  return end;
}

/** The directory's first entry again and again: little that unpacks to much. */
function overlapping(): Buffer {
  const whole = zip([{ name: 'a', content: Buffer.alloc(MB) }]);
  const [directory, end] = [whole.indexOf('PK\u0001\u0002'), whole.indexOf('PK\u0005\u0006')];
  const entry = whole.subarray(directory, end);
  const record = count(Buffer.from(whole.subarray(end)), 50);
  record.writeUInt32LE(entry.length * 50, 12);
  return Buffer.concat([whole.subarray(0, directory), ...Array<Buffer>(50).fill(entry), record]);
}

/** Records of ZIP64 before the last record, which then says only that they are there; the directory begins at `at`. */
function zip64(at: number, entries?: number): (end: Buffer) => Buffer {
  return (end) => {
    const record = Buffer.alloc(56);
    record.write('PK\u0006\u0006', 'latin1');
    record.writeBigUInt64LE(44n, 4);
    const known = BigInt(entries ?? end.readUInt16LE(10));
    record.writeBigUInt64LE(known, 24);
    record.writeBigUInt64LE(known, 32);
    record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
    record.writeBigUInt64LE(BigInt(at), 48);
    const locator = Buffer.alloc(20);
    locator.write('PK\u0006\u0007', 'latin1');
    locator.writeBigUInt64LE(BigInt(end.readUInt32LE(16) + end.readUInt32LE(12)), 8);
    locator.writeUInt32LE(1, 16);
    return Buffer.concat([record, locator, end]);
  };
}

/** As killed the site once: by the directory of ZIP64 it is small, by the old one it unpacks to 90 MB. Only one of them is read. */
function twoDirectories(): Buffer {
  const small = zip(rawEntries(CELL, []));
  const directory = small.indexOf('PK\u0001\u0002');
  const bomb = zip([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(90 * MB) }]);
  const bombDirectory = bomb.subarray(bomb.indexOf('PK\u0001\u0002'), bomb.indexOf('PK\u0005\u0006'));
  const entries = small.subarray(directory, small.indexOf('PK\u0005\u0006'));
  const locals = [small.subarray(0, directory), bomb.subarray(0, bomb.indexOf('PK\u0001\u0002'))];
  const shifted = Buffer.from(bombDirectory);
  shifted.writeUInt32LE(directory, 42);
  const before = Buffer.concat(locals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  count(end, 1);
  end.writeUInt32LE(shifted.length, 12);
  end.writeUInt32LE(before.length + entries.length, 16);
  const record = zip64(before.length, 5)(end);
  record.writeBigUInt64LE(BigInt(entries.length), 40);
  return Buffer.concat([before, entries, shifted, record]);
}
