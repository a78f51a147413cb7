/**
 * Writes many small things together: what comes within `windowMs` of the first goes in one write, `most` at once at most.
 * The promise of each ends with its write.
 */
export function batcher<T>(
  write: (items: T[]) => Promise<void>,
  { windowMs, most }: { windowMs: number; most: number },
): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let writing: Promise<void> | null = null;
  let flush: () => void = () => undefined;
  return (item) => {
    waiting.push(item);
    writing ??= new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, windowMs);
      flush = () => {
        clearTimeout(timer);
        resolve();
      };
    }).then(() => {
      const items = waiting;
      waiting = [];
      writing = null;
      return write(items);
    });
    const written = writing;
    if (waiting.length === most) flush();
    return written;
  };
}

/** Works on all items, `atOnce` of them at a time. */
export async function eachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
