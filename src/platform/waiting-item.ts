import { numberText } from './number-text.ts';
import type { Waiting } from './room.ts';

/** What waits, as its place on `/work` says it (「公開待ち 3件」); nothing where nothing does. */
export function waitingItem(what: string, count: number, unit: '件' | '品目', to: string): Waiting[] {
  return count > 0 ? [{ text: `${what} ${numberText(count)}${unit}`, to }] : [];
}
