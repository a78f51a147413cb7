import { AnteiError } from '../errors.ts';

const WRONG_FILE = '取得元のページを開き、一覧とそのリンクが正しいものかを確かめてください。';

/**
 * The whole body of an answer.
 * @throws AnteiError `file-too-large` by what its header says, or as soon as more than that has come
 */
export async function readWhole(response: Response, maxMb: number): Promise<Buffer> {
  const limit = maxMb * 1_000_000;
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > limit) {
    await discard(response);
    throw new AnteiError(
      'file-too-large',
      `${response.url} は ${(declared / 1e6).toFixed(1)}MB で、上限 ${maxMb}MB を超えるため、取得しませんでした。`,
      { remedy: WRONG_FILE },
    );
  }
  const { bytes, complete } = await readUpTo(response, limit);
  if (!complete)
    throw new AnteiError(
      'file-too-large',
      `${response.url} は上限 ${maxMb}MB を超えるため、取得を途中でやめました。`,
      { remedy: WRONG_FILE },
    );
  return bytes;
}

/** The body up to a limit; the rest of a longer one is not read. */
export async function readUpTo(
  response: Response,
  limit: number,
): Promise<{ bytes: Buffer; complete: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      size += chunk.length;
      // Leaving the loop ends the connection.
      if (size > limit) break;
    }
  } catch (error) {
    throw unreachable(response.url, error);
  }
  return { bytes: Buffer.concat(chunks).subarray(0, limit), complete: size <= limit };
}

/** Lets an answer go whose body is of no use. */
export async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

/** An address that did not answer, or not to the end. */
export function unreachable(url: string, error: unknown): AnteiError {
  const { name, message, cause } = error as Error & { cause?: { code?: string } };
  const why =
    name === 'TimeoutError' ? '時間内に応答がありません' : `つながりません（${cause?.code ?? message}）`;
  return new AnteiError('source-unavailable', `${url} を取得できません：${why}。`, { cause: error });
}
