import type { Pieces } from '../../files/pieces.ts';

/** A file of a form, or a text too long to be one, in the pieces in which it came. The platform's own would copy its bytes once more: for the largest up to 100 ms of the thread. */
export class ReceivedFile extends File {
  readonly pieces: Pieces;
  /** True for a field that is not a file. */
  readonly isText: boolean;

  constructor(pieces: Pieces, name: string, isText = false) {
    super([], name);
    this.pieces = pieces;
    this.isText = isText;
  }

  override get size(): number {
    return this.pieces.length;
  }

  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.pieces.bytes();
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.pieces.bytes().buffer;
  }

  override async text(): Promise<string> {
    return new TextDecoder().decode(this.pieces.bytes());
  }

  override slice(start?: number, end?: number, type?: string): Blob {
    return this.#blob().slice(start, end, type);
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return this.#blob().stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
  }

  #blob(): Blob {
    return new Blob([...this.pieces.all] as BlobPart[]);
  }
}
