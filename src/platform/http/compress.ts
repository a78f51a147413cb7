import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Below this a packet holds it anyhow. */
const WORTH_BYTES = 1_200;

export type Encoding = 'br' | 'gzip';

/** The best encoding that a reader accepts, by its `Accept-Encoding`. */
export function bestEncoding(acceptEncoding: string | undefined): Encoding | undefined {
  if (!acceptEncoding) return undefined;
  return accepts(acceptEncoding, 'br') ? 'br' : accepts(acceptEncoding, 'gzip') ? 'gzip' : undefined;
}

/** A body in the best encoding that the reader accepts; off the main thread, at a quality that costs about a millisecond. */
export async function compress(
  body: Buffer,
  acceptEncoding: string | undefined,
): Promise<{ body: Buffer; encoding?: Encoding }> {
  const encoding = body.length < WORTH_BYTES ? undefined : bestEncoding(acceptEncoding);
  if (encoding === 'br') {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    return { body: await toBrotli(body, { params }), encoding };
  }
  if (encoding === 'gzip') return { body: await toGzip(body, { level: 5 }), encoding };
  return { body };
}

function accepts(header: string, encoding: string): boolean {
  const item = header.split(',').find((part) => part.trim().split(';', 1)[0]!.trim() === encoding);
  return item !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(item);
}
