import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { AnteiError } from '../errors.ts';
import { numberText } from '../number-text.ts';
import type { SourceFile } from './bounded-file.ts';

/** Bytes of an entry's own header before its name and content. */
const LOCAL_HEADER = 30;

/** A workbook has a dozen parts, one with many pictures some hundred. */
const MAX_PARTS = 5_000;

/**
 * Unpacks a zip within a bound on the sum of its parts: as its directory claims them, and none comes out as more than that. Names are as the
 * parts of a package have them: `xl/workbook.xml`, also where the zip writes `/xl/workbook.xml` or `xl\workbook.xml`.
 * @throws AnteiError `zip-bomb`, `broken-xlsx`, `xlsx-protected`
 */
export async function unpack(file: SourceFile, maxUnpackedMb: number): Promise<Map<string, Buffer>> {
  const limit = maxUnpackedMb * 1_000_000;
  let zip: ZipFile | undefined;
  try {
    zip = await fromBufferPromise(file.bytes, { lazyEntries: true, autoClose: false, decodeStrings: false });
    const entries = [];
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > MAX_PARTS)
        throw new AnteiError(
          'zip-bomb',
          `${file.name} には ${numberText(MAX_PARTS)}個を超える部品があります。`,
        );
    }
    refuseOverlaps(entries);
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (declared > limit)
      throw new AnteiError(
        'zip-bomb',
        `${file.name} は展開すると ${numberText(Math.round(declared / 1e6))}MB 以上になり、上限 ${maxUnpackedMb}MB を超えます。`,
      );
    const parts = new Map<string, Buffer>();
    const names = new Set<string>();
    for (const entry of entries) {
      const name = partName(entry.fileName as unknown as Buffer);
      if (name === '' || name.endsWith('/')) continue;
      if (name.split('/').includes('..'))
        throw new Error(`部品の名前 ${name.slice(0, 100)} がフォルダーの外を指しています`);
      // Two of one name, and which of them is read depends on the reader.
      if (names.has(name.toLowerCase())) throw new Error(`部品 ${name.slice(0, 100)} が二つあります`);
      names.add(name.toLowerCase());
      if (entry.isEncrypted())
        throw new AnteiError(
          'xlsx-protected',
          `${file.name} の中の ${name.slice(0, 100)} が暗号化されています。`,
        );
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
        throw new Error(`部品 ${name.slice(0, 100)} の圧縮の方式（${entry.compressionMethod}）は使えません`);
      const part = await content(zip, entry, file.bytes);
      if (crc32(part) !== entry.crc32) throw new Error(`${name} の検査値が合いません`);
      parts.set(name, part);
    }
    return parts;
  } catch (error) {
    if (error instanceof AnteiError) throw error;
    throw new AnteiError(
      'broken-xlsx',
      `${file.name} を zip として読めません（${(error as Error).message}）。`,
      { cause: error },
    );
  } finally {
    zip?.close();
  }
}

/** Room for what is unpacked is taken in pieces of at most this. */
const MAX_PIECE = 1 << 20;

/**
 * The bytes of an entry, exactly as many as it claims: what it claims was counted. All at once, as handed through a stream in
 * small pieces they take twice as long. @throws Error
 */
async function content(zip: ZipFile, entry: Entry, bytes: Buffer): Promise<Buffer> {
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = bytes.subarray(start, start + entry.compressedSize);
  const part = entry.compressionMethod === 0 ? packed : inflate(packed, entry.uncompressedSize);
  if (part?.length !== entry.uncompressedSize) throw new Error('書かれた大きさと中身が合いません');
  return part;
}

/** Null if more comes out than is claimed. */
function inflate(packed: Buffer, claimed: number): Buffer | null {
  try {
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, claimed),
      chunkSize: Math.min(Math.max(claimed, 1 << 14), MAX_PIECE),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}

/** Entries that share bytes make much of little, and no program writes them. @throws Error */
function refuseOverlaps(entries: readonly Entry[]): void {
  const ordered = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [i, { relativeOffsetOfLocalHeader, compressedSize }] of ordered.entries()) {
    const next = ordered[i + 1]?.relativeOffsetOfLocalHeader ?? Number.POSITIVE_INFINITY;
    if (relativeOffsetOfLocalHeader + LOCAL_HEADER + compressedSize > next)
      throw new Error('部品が重なっています');
  }
}

function partName(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, '');
}
