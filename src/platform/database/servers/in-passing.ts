import { explain, knownError } from '../../errors.ts';

/** Waits for something that is noted in passing, such as when a list was last opened; it is not worth an answer where nothing can be written. */
export async function inPassing(noted: Promise<unknown>): Promise<void> {
  try {
    await noted;
  } catch (error) {
    const { code } = knownError(explain(error)) ?? {};
    if (code !== 'read-only' && code !== 'database-unavailable') throw error;
  }
}
