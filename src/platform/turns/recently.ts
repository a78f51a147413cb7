/**
 * A reader that asks at most once in so many milliseconds and gives everybody the same answer in between. Where the question
 * fails, the last answer is used: what was published stays readable while the database is away.
 */
export function recently<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { answer: T } | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  let asking: Promise<T> | null = null;
  const askNow = async () => {
    try {
      last = { answer: await ask() };
    } catch (error) {
      if (!last) throw error;
    }
    asked = performance.now();
    return last.answer;
  };
  return async () => {
    if (last && performance.now() - asked < milliseconds) return last.answer;
    asking ??= askNow().finally(() => {
      asking = null;
    });
    return asking;
  };
}
