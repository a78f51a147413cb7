/**
 * Addresses of guarded pages and routes that have parameters: of a record of the caller's own organisation, and of another's.
 * Who adds such a page or route adds a sample here, under its path as it is declared; the table's test fails without one.
 */
import { invite } from '../src/access/members.ts';
import type { World } from './access-world.ts';

/** Makes the records (for a maker: of `world.own('manufacturer', …)` and `world.other(…)`) and returns their addresses. */
export type Sample = (world: World) => Promise<{ own: string; other: string }>;

export const SAMPLES: Record<string, Sample> = {
  '/invitation/:secret': async ({ context, own, other }) => {
    const make = async (who: ReturnType<typeof own>) =>
      `/invitation/${await invite(context, who.actor, { role: 'viewer', note: '試験' })}`;
    return {
      own: await make(own('manufacturer', 'admin')),
      other: await make(other('manufacturer', 'admin')),
    };
  },
};
