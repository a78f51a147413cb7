import type { Room } from '../platform/room.ts';
import type { Savings } from './savings.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    /** What a medicine costs the patient. */
    savings: Savings;
  }
}

/** What patients pay. */
export const SAVINGS = {
  name: 'savings',
  floor: 4,
  real: '高額療養費の上限額・資料の言葉',
  pages: [{ path: 'biosimilars/cost', file: 'cost.tsx', access: 'public' }],
  open: async (context, { services: { indicators } }) => {
    const { createSavings } = await import('./index.ts');
    return { services: { savings: createSavings(context, indicators) } };
  },
} as const satisfies Room;
