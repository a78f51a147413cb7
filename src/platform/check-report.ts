import { numberText } from './number-text.ts';
/** What a check of the stored data found; each room checks what it stores, the roof collects. */
export interface CheckReport {
  /** How many of what were looked at, in Japanese: 「監査証跡」 1,234. */
  checked: { what: string; count: number }[];
  /** What is wrong, and what to do about it. */
  findings: { what: string; remedy: string }[];
}

/** At most this many findings of one kind are listed; the rest are counted. */
const MOST_FINDINGS = 20;

/** Findings of one kind, the first of them each, the rest as a number. */
export function findingsOf(all: readonly string[], remedy: string): CheckReport['findings'] {
  const listed = all.slice(0, MOST_FINDINGS).map((what) => ({ what, remedy }));
  const more = all.length - listed.length;
  return more > 0 ? [...listed, { what: `ほかに${numberText(more)}件`, remedy }] : listed;
}
