import type { Room } from '../platform/room.ts';
import { WEB_ERRORS } from './errors.ts';
import { WEB_SETTINGS } from './settings.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    /** Who runs the site, and how they are reached, as the operator has set it. */
    operator: { name: string | null; contact: string | null };
  }
}

/** The site's own pages. */
export const WEB = {
  name: 'web',
  floor: 5,
  errors: WEB_ERRORS,
  settings: WEB_SETTINGS,
  pages: [
    { path: 'api', file: 'api-reference.tsx', access: 'public' },
    { path: 'about', file: 'about.tsx', access: 'public' },
    { path: 'terms', file: 'terms.tsx', access: 'public' },
    { path: 'privacy', file: 'privacy.tsx', access: 'public' },
    { path: 'accessibility', file: 'accessibility.tsx', access: 'public' },
    { path: 'docs/errors', file: 'errors.tsx', access: 'public' },
    { path: 'docs/errors/:code', file: 'error.tsx', access: 'public' },
    { path: 'robots.txt', file: 'robots.ts', access: 'public' },
    { path: 'work', file: 'work.tsx', access: 'signed-in' },
  ],
  open: async ({ settings: { operator = null, contact = null } }) => ({
    services: { operator: { name: operator, contact } },
  }),
} as const satisfies Room;
