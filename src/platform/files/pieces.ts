/**
 * Bytes from outside in the pieces in which they came. They go to the process that reads foreign files as they are: every copy of a
 * body of megabytes, and every one that waits for the collector of garbage, makes that collector run beside the pages.
 */

/** In bytes: smaller ones may share their memory with others. */
const OWN = 16_384;

export class Pieces {
  readonly length: number;
  #pieces: readonly Uint8Array[] | null;

  constructor(pieces: readonly Uint8Array[]) {
    this.#pieces = pieces;
    this.length = pieces.reduce((sum, { length }) => sum + length, 0);
  }

  /** One behind the other; pieces are taken over. */
  static of(...parts: readonly (Pieces | string)[]): Pieces {
    const all = parts.flatMap((part) => (typeof part === 'string' ? [Buffer.from(part)] : part.all));
    for (const part of parts) if (typeof part !== 'string') part.#pieces = null;
    return new Pieces(all);
  }

  /** @throws Error where they were let go of */
  get all(): readonly Uint8Array[] {
    if (!this.#pieces) throw new Error('these bytes were let go of');
    return this.#pieces;
  }

  /** A copy in one piece. */
  bytes(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.all) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  /** Gives their memory back at once; nobody may need them any more, and no write of them may be on its way. */
  letGo(): void {
    for (const piece of this.#pieces ?? []) letGo(piece);
    this.#pieces = null;
  }
}

/** Gives the memory of one piece back, where it is nobody else's. */
export function letGo({ buffer, byteOffset, byteLength }: Uint8Array): void {
  if (byteLength < OWN || byteOffset !== 0 || buffer.byteLength !== byteLength) return;
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
