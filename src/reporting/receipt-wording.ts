/** How receipts speak, on pages and on paper. Pure, so that a page may use it in the browser too. */
import type { Receipt } from './model.ts';

export const CHANNEL_WORDS: Record<Receipt['channel'], string> = {
  form: '画面の入力',
  file: 'ファイル',
  api: 'API',
};

const tokyo = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** An instant as Japan reads it: 2026年8月20日 09:00:05. */
export function receiptTime(instant: string): string {
  const part = Object.fromEntries(
    tokyo.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${part.year}年${part.month}月${part.day}日 ${part.hour}:${part.minute}:${part.second}`;
}
