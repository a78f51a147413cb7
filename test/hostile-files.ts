/**
 * Files that somebody sends to do harm, or that look so: made here from nothing, the same on every machine. What is drawn by lot is
 * drawn with the seed that stands here. Each says what becomes of it: an error with its word, or null if it is harmless and read.
 * The tests read them (hostile-files.test.ts), and the benchmark sends them to a site (bench/hostile.ts).
 */
import { Random } from '../src/supply/demo/random.ts';
import { archives } from './hostile-archives.ts';
import {
  afterRows,
  beforeRows,
  book,
  broken,
  CELL,
  chance,
  edit,
  type HostileFile,
  MB,
  ofPart,
  SEED,
  SHEET,
  styled,
  times,
  tooMany,
} from './hostile-pieces.ts';
import { rawEntries, SHEET_XMLNS, zip } from './xlsx-parts.ts';

export type { HostileFile } from './hostile-pieces.ts';

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
