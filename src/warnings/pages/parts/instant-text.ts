const format = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** A moment as clocks in Japan show it: 2026年8月18日 18:32. */
export function instantText(instant: Date): string {
  return format.format(instant);
}
