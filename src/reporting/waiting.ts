import type { Actor } from '../access/index.ts';
import type { Waiting } from '../platform/room.ts';
import { waitingItem } from '../platform/waiting-item.ts';
import type { Reporting } from './reporting.ts';

/** What waits at the room's places on the page of one's work. */
export function reportingWaiting(reporting: Reporting) {
  return {
    report: async (actor: Actor): Promise<Waiting[]> => {
      const { stale, draft } = await reporting.counts(actor);
      return [
        ...waitingItem('要確認', stale, '品目', '/report?filter=stale'),
        ...waitingItem('下書き', draft, '品目', '/report?filter=draft'),
      ];
    },
    'desk/reports': async (actor: Actor): Promise<Waiting[]> => {
      const waiting = await reporting.countPending(actor);
      return waitingItem('公開待ちの報告', waiting, '件', '/desk/reports');
    },
  };
}
