import type { Room } from '../platform/room.ts';
import { WEB_ERRORS } from './errors.ts';

/** The site's own pages. */
export const WEB = {
  name: 'web',
  errors: WEB_ERRORS,
  pages: [
    { path: 'api', file: 'api-reference.tsx', access: 'public' },
    { path: 'docs/errors', file: 'errors.tsx', access: 'public' },
    { path: 'docs/errors/:code', file: 'error.tsx', access: 'public' },
    { path: 'work', file: 'work.tsx', access: 'signed-in' },
  ],
} as const satisfies Room;
