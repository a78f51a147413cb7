const instant = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const date = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'long' });

/** An instant as 「2026年8月20日 9:00」, Japan's time. */
export function instantText(at: Date): string {
  return instant.format(at);
}

/** The day in Japan of the moment before an instant: a token that ends at midnight holds to the end of the day before. */
export function lastDayText(end: Date): string {
  return date.format(new Date(end.getTime() - 1));
}
