import type { Actor } from '../access/index.ts';
import { numberText } from '../platform/number-text.ts';
import type { Waiting } from '../platform/room.ts';
import type { Reporting } from './reporting.ts';

/** What waits at the room's places on the page of one's work. */
export function reportingWaiting(reporting: Reporting) {
  return {
    report: async (actor: Actor): Promise<Waiting[]> => {
      const { counts } = await reporting.products(actor, { filter: 'stale', q: '', page: 1 });
      return [
        ...some(counts.stale, `要確認 ${numberText(counts.stale)}品目`, '/report?filter=stale'),
        ...some(counts.draft, `下書き ${numberText(counts.draft)}品目`, '/report?filter=draft'),
      ];
    },
    'desk/reports': async (actor: Actor): Promise<Waiting[]> => {
      const { length } = (await reporting.pending(actor)).waiting;
      return some(length, `公開待ちの報告 ${numberText(length)}件`, '/desk/reports');
    },
  };
}

function some(count: number, text: string, to: string): Waiting[] {
  return count > 0 ? [{ text, to }] : [];
}
