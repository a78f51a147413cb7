import { posix } from 'node:path';
import type { Room, SitePage } from '../platform/room.ts';
import { ROOMS } from './rooms.ts';

/**
 * Every page of the site, with its file as the build of the pages wants it: from `web/`. A page that no room names does not exist; one without
 * `access` does not compile.
 */
export const PAGES: readonly SitePage[] = pagesOf(ROOMS);

function pagesOf(rooms: readonly Room[]): SitePage[] {
  return rooms.flatMap((room) =>
    (room.pages ?? []).map((page) => ({
      ...page,
      room: room.name,
      file: posix.relative('web', posix.join(room.name, 'pages', page.file)),
    })),
  );
}
