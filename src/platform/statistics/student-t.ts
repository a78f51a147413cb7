/**
 * The t of Student's distribution: a variable of `freedom` degrees lies between −t and t with the probability `level`.
 * The probability of a t has a finite sum for whole degrees (Abramowitz and Stegun, 26.7.3 and 26.7.4); t is found by halving.
 * @param level above 0, below 1
 * @param freedom a whole number from 1
 */
export function studentT(level: number, freedom: number): number {
  if (!(level > 0 && level < 1) || !Number.isInteger(freedom) || freedom < 1)
    throw new RangeError(`no t for level ${level} and ${freedom} degrees of freedom`);
  // With θ = arctan(t ÷ √freedom) the search has two ends.
  let [low, high] = [0, Math.PI / 2];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (probability(middle, freedom) < level) low = middle;
    else high = middle;
  }
  return Math.tan((low + high) / 2) * Math.sqrt(freedom);
}

/** Of |T| ≤ √freedom · tan θ. */
function probability(theta: number, freedom: number): number {
  const [sin, cos] = [Math.sin(theta), Math.cos(theta)];
  const odd = freedom % 2 === 1;
  let sum = 0;
  let term = odd ? cos : 1;
  for (let power = odd ? 1 : 0; power <= freedom - 2; power += 2) {
    sum += term;
    term *= ((power + 1) / (power + 2)) * cos ** 2;
  }
  return odd ? (2 / Math.PI) * (theta + sin * sum) : sin * sum;
}
