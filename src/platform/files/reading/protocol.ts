/** What the site and the process that reads for it say to each other. */

/** To the process: read this. `load` without a job: be ready for such readers. */
export interface Order {
  module: string;
  name: string;
  args: readonly unknown[];
}

/** Arguments that follow the order in a pipe of their own: the place of each, and its bytes. */
export type Piped = [place: number, length: number][];

/** The pipe, as the process has it. */
export const PIPE = 4;

export type ToReader =
  | { load: string[] }
  | { id: number; order: Order; piped: Piped; maxResultBytes: number };

/**
 * From the process. A result comes as JSON, so that what arrives is data whatever became of the process: one value, or the parts of a
 * list, so that a reader of ten megabytes can do something else in between.
 */
export type FromReader =
  | { ready: true }
  | { id: number; json: Buffer[]; isList: boolean; rssBytes: number }
  | {
      id: number;
      error: { code: string; detail: string; remedy: string } | null;
      message: string;
      rssBytes: number;
    };

/** Signal by which the guard says why it ends the process. */
export const TOO_HEAVY = 'SIGUSR2';
