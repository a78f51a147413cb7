/** The site's end of one reading process: started, given an order, ended. */

import { type ChildProcess, spawn } from 'node:child_process';
import module from 'node:module';
import type { Socket } from 'node:net';
import { setPriority } from 'node:os';
import { setImmediate as breath } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AnteiError, ERRORS, type ErrorCode } from '../../errors.ts';
import { numberText } from '../../number-text.ts';
import { letGo, Pieces } from '../pieces.ts';
import { type FromReader, type Order, PIPE, type Piped, TOO_HEAVY, type ToReader } from './protocol.ts';

const SCRIPT = fileURLToPath(new URL('./reader-process.ts', import.meta.url));
/** The part of the process's memory that its heap may have: the rest is for the bytes of files and the program. */
const HEAP_SHARE = 0.6;
/** Pages come first where processors are few. */
const NICE = 10;

export interface ReaderLimits {
  /** From the order to the result. */
  seconds: number;
  /** Resident memory of the process. */
  memoryMb: number;
}

/** Why the process is ended by the site itself; the error of the job that it was at. */
type Ending = 'reading-too-long' | 'left' | null;

export class ReaderProcess {
  readonly #child: ChildProcess;
  readonly #limits: ReaderLimits;
  readonly #ready = Promise.withResolvers<void>();
  #ending: Ending = null;
  #stderr = '';
  #job: { id: number; answer: PromiseWithResolvers<FromReader> } | null = null;
  #ended = false;
  #rssBytes = 0;

  constructor(limits: ReaderLimits, load: string[]) {
    this.#limits = limits;
    const heapMb = Math.round(limits.memoryMb * HEAP_SHARE);
    this.#child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${heapMb}`,
        '--permission',
        '--allow-fs-read=*',
        '--allow-worker',
        SCRIPT,
        String(limits.memoryMb * 1_000_000),
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'], serialization: 'advanced', env: environment() },
    );
    this.#ready.promise.catch(() => undefined);
    this.#child.stderr!.on('data', (text: Buffer) => {
      this.#stderr = (this.#stderr + text).slice(-2_000);
    });
    // A write to a process that has ended fails here; its end is reported elsewhere.
    this.#pipe.on('error', () => undefined);
    this.#child.on('message', (message: FromReader) => this.#hear(message));
    this.#child.once('error', () => this.#end(null, null));
    this.#child.once('exit', (code, signal) => this.#end(code, signal));
    try {
      if (this.#child.pid !== undefined) setPriority(this.#child.pid, NICE);
    } catch {
      // A system that does not let us is served at the same priority.
    }
    this.#say({ load });
    this.#rest();
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Resident memory after the last job. */
  get rssBytes(): number {
    return this.#rssBytes;
  }

  /** What the process said on its way out. */
  get lastWords(): string {
    return this.#stderr;
  }

  get #pipe(): Socket {
    return this.#child.stdio[PIPE] as Socket;
  }

  /**
   * Has one file read; the caller asks for one at a time. Pieces among the arguments go to the process as they are, and are let go of.
   * @throws AnteiError what the reader throws; `reading-too-long`, `reading-too-heavy`, `reading-ended`
   */
  async read(id: number, order: Order, maxResultBytes: number): Promise<unknown> {
    this.#wake();
    let patience: NodeJS.Timeout | undefined;
    try {
      await this.#ready.promise;
      const answer = Promise.withResolvers<FromReader>();
      answer.promise.catch(() => undefined);
      this.#job = { id, answer };
      patience = setTimeout(() => this.end('reading-too-long'), this.#limits.seconds * 1000);
      const sent = order.args.map((arg) => (arg instanceof Pieces ? null : arg));
      const piped: Piped = order.args.flatMap((arg, place) =>
        arg instanceof Pieces ? [[place, arg.length]] : [],
      );
      this.#say({ id, order: { ...order, args: sent }, piped, maxResultBytes });
      for (const arg of order.args) if (arg instanceof Pieces) await this.#pass(arg);
      return await resultOf(await answer.promise, maxResultBytes);
    } finally {
      clearTimeout(patience);
      this.#job = null;
      this.#rest();
    }
  }

  /** Ends the process at once; a job that it is at fails. */
  end(why: Ending): Promise<void> {
    this.#ending ??= why;
    if (this.#ended) return Promise.resolve();
    const exited = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.ref();
    this.#child.kill('SIGKILL');
    return exited;
  }

  #say(message: ToReader): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  /** One piece after the other, as fast as the process takes them. */
  async #pass(pieces: Pieces): Promise<void> {
    for (const piece of pieces.all) {
      await new Promise<void>((resolve) => this.#pipe.write(piece, () => resolve()));
      letGo(piece);
    }
    pieces.letGo();
  }

  #hear(message: FromReader): void {
    if ('ready' in message) {
      this.#ready.resolve();
      return;
    }
    this.#rssBytes = message.rssBytes;
    if (message.id === this.#job?.id) this.#job.answer.resolve(message);
  }

  #end(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#ended) return;
    this.#ended = true;
    const error = this.#reason(code, signal);
    this.#ready.reject(error);
    this.#job?.answer.reject(error);
  }

  #reason(code: number | null, signal: NodeJS.Signals | null): AnteiError {
    const { seconds, memoryMb } = this.#limits;
    if (this.#ending === 'reading-too-long')
      return new AnteiError('reading-too-long', `${seconds}秒では読み終わりませんでした。`);
    // V8 ends by SIGABRT, or 134 of a shell, where its heap is full.
    if (signal === TOO_HEAVY || signal === 'SIGABRT' || code === 134)
      return new AnteiError('reading-too-heavy', `${numberText(memoryMb)}MBでは読み終わりませんでした。`);
    return new AnteiError('reading-ended', 'ファイルはまだ読めていません。');
  }

  /** While it reads, it keeps the waiting process alive; while it rests, it does not keep anything from ending. */
  #wake(): void {
    this.#child.ref();
    this.#child.channel?.ref();
  }

  #rest(): void {
    this.#child.unref();
    this.#child.channel?.unref();
    for (const stream of [this.#child.stderr, this.#pipe] as ({ unref?: () => void } | null)[])
      stream?.unref?.();
  }
}

async function resultOf(answer: FromReader, maxResultBytes: number): Promise<unknown> {
  if ('json' in answer) {
    const { json, isList } = answer;
    const sound = Array.isArray(json) && json.every((part) => part instanceof Uint8Array);
    if (!sound || json.reduce((sum, { length }) => sum + length, 0) > maxResultBytes)
      throw new AnteiError('reading-ended', '読み取った結果を受け取れませんでした。');
    const parts: unknown[] = [];
    for (const part of json) {
      parts.push(JSON.parse(Buffer.from(part).toString('utf8')));
      await breath();
    }
    return isList ? parts.flat() : parts[0];
  }
  if ('error' in answer && answer.error && Object.hasOwn(ERRORS, answer.error.code))
    throw new AnteiError(answer.error.code as ErrorCode, String(answer.error.detail).slice(0, 5_000), {
      remedy: String(answer.error.remedy).slice(0, 1_000),
    });
  throw new Error(`the reading process failed: ${'message' in answer ? answer.message : 'without a word'}`);
}

/** None of the site's own: a file that takes the process over finds no secret in it. */
function environment(): NodeJS.ProcessEnv {
  const cache = module.getCompileCacheDir?.();
  return {
    ...(cache && { NODE_COMPILE_CACHE: cache }),
    TZ: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
