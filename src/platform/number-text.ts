/** Numbers in Japanese texts, the same in every room. The one place that formats them (test/house-rules.test.ts). For the browser too. */

/** By most and least digits. Kept, because making a formatter takes longer than a row of a table. */
const formatters = new Map<string, Intl.NumberFormat>();

/** `12345.6` as `12,345.6`: grouped by thousands, with at most `most` and at least `least` digits behind the point. */
export function numberText(value: number, most = 3, least = 0): string {
  const key = `${most} ${least}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat('ja-JP', { minimumFractionDigits: least, maximumFractionDigits: most });
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}
