/** A day that every zip file can say: the first of 1980, in the format's two numbers. */
const DATE = (1 << 5) | 1;
const TIME = 0;

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * The same zip file with one fixed time for all its entries instead of the clock's (PKWARE APPNOTE §4.3.7 and §4.3.12).
 * @throws Error if the bytes are not a zip file
 */
export function fixZipTimes(zip: Buffer): Buffer {
  const fixed = Buffer.from(zip);
  const end = fixed.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || fixed.readUInt32LE(end) !== END) throw new Error('no zip file');
  let at = fixed.readUInt32LE(end + 16);
  for (let left = fixed.readUInt16LE(end + 10); left > 0; left--) {
    if (fixed.readUInt32LE(at) !== ENTRY) throw new Error('a broken zip file');
    const local = fixed.readUInt32LE(at + 42);
    for (const place of [at + 12, local + 10]) {
      fixed.writeUInt16LE(TIME, place);
      fixed.writeUInt16LE(DATE, place + 2);
    }
    at += 46 + fixed.readUInt16LE(at + 28) + fixed.readUInt16LE(at + 30) + fixed.readUInt16LE(at + 32);
  }
  return fixed;
}
