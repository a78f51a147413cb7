/** Hostile files that lie as archives (hostile-files.ts). */
import { book, broken, CELL, type HostileFile, MB, ofPart, SHEET } from './hostile-pieces.ts';
import { rawEntries, type ZipEntry, zip } from './xlsx-parts.ts';

/** Archives that lie. */
export function archives(): [string, Buffer, HostileFile['refused']][] {
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
