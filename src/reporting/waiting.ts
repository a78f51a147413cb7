import type { Actor } from '../access/index.ts';
import type { Waiting } from '../platform/room.ts';
import { waitingItem } from '../platform/waiting-item.ts';
import type { Reporting } from './reporting.ts';

/** What waits at the room's places on the page of one's work. */
export function reportingWaiting(reporting: Reporting) {
  return {
    report: async (actor: Actor): Promise<Waiting[]> => {
      const { counts } = await reporting.products(actor, { filter: 'stale', q: '', page: 1 });
      return [
        ...waitingItem('要確認', counts.stale, '品目', '/report?filter=stale'),
        ...waitingItem('下書き', counts.draft, '品目', '/report?filter=draft'),
      ];
    },
    'desk/reports': async (actor: Actor): Promise<Waiting[]> => {
      const { length } = (await reporting.pending(actor)).waiting;
      return waitingItem('公開待ちの報告', length, '件', '/desk/reports');
    },
  };
}
