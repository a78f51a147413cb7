const date = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'long' });

/** The day in Japan of the moment before an instant: a token that ends at midnight holds to the end of the day before. */
export function lastDayText(end: Date): string {
  return date.format(new Date(end.getTime() - 1));
}
