/**
 * Unforeseen failures of this room are reported without their contents: messages of the database quote what they could not store,
 * and the log is read by people who may not read a warning.
 */

/** The same verbs, whose unforeseen errors carry no more than their kind, code and place in the source. */
export function discreet<Verbs extends Record<string, (...args: never[]) => Promise<unknown>>>(
  verbs: Verbs,
): Verbs {
  const wrapped = Object.entries(verbs).map(([name, verb]) => [
    name,
    (...args: never[]) =>
      // A verb may fail before it returns a promise.
      Promise.resolve()
        .then(() => verb(...args))
        .catch((error: unknown) => {
          throw withoutContents(name, error);
        }),
  ]);
  return Object.fromEntries(wrapped) as Verbs;
}

function withoutContents(verb: string, error: unknown): unknown {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
  // Ours says to its reader what the reader did, and is not logged below 500.
  if (name === 'AnteiError') return error;
  const silent = new Error(`warnings.${verb}: ${name ?? 'error'} ${code ?? ''}`.trim());
  const places = stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  silent.stack = [silent.message, ...places].join('\n');
  return Object.assign(silent, code === undefined ? {} : { code });
}
