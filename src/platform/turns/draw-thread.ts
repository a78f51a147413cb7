/** The thread of the drawer (drawer.ts): draws one thing after the other; fonts and modules stay loaded between them. */
import { parentPort } from 'node:worker_threads';
import { AnteiError, type ErrorCode, explain } from '../errors.ts';

export interface DrawOrder {
  /** Address of a module of ours. */
  module: string;
  /** The function in it. */
  name: string;
  given: unknown[];
}

/** Errors lose their class between threads; what is needed to throw them again is sent instead. */
export interface DrawReply {
  bytes: Uint8Array | null;
  failure: { code: ErrorCode | null; detail: string; remedy?: string } | null;
}

async function draw({ module, name, given }: DrawOrder): Promise<DrawReply> {
  try {
    const drawn: Buffer | string = await (await import(module))[name](...given);
    return { bytes: typeof drawn === 'string' ? Buffer.from(drawn) : drawn, failure: null };
  } catch (thrown) {
    const error = explain(thrown);
    if (error instanceof AnteiError)
      return { bytes: null, failure: { code: error.code, detail: error.detail, remedy: error.remedy } };
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { bytes: null, failure: { code: null, detail } };
  }
}

parentPort!.on('message', async (order: DrawOrder) => parentPort!.postMessage(await draw(order)));
