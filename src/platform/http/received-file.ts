/** A file of a form in the pieces in which it came. The platform's own would copy its bytes once more: for the largest up to 100 ms of the thread. */
export class ReceivedFile extends File {
  readonly #chunks: readonly Uint8Array[];
  readonly #size: number;

  constructor(chunks: readonly Uint8Array[], name: string) {
    super([], name);
    this.#chunks = chunks;
    this.#size = chunks.reduce((sum, { length }) => sum + length, 0);
  }

  override get size(): number {
    return this.#size;
  }

  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer;
  }

  override async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  override slice(start?: number, end?: number, type?: string): Blob {
    return this.#blob().slice(start, end, type);
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return this.#blob().stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
  }

  #blob(): Blob {
    return new Blob([...this.#chunks] as BlobPart[]);
  }
}
