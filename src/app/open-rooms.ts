import type { FastifyPluginAsync } from 'fastify';
import type { SiteUrl } from '../platform/http/site-address.ts';
import type { OpenRoom, PlaceAsker, Room, RoomServices, SiteContext, Waiting } from '../platform/room.ts';

/** The rooms while the site runs, as one. */
export interface OpenRooms {
  services: RoomServices;
  /** By room: what only its own guarded pages get. It is not among the services. */
  confidential: ReadonlyMap<string, unknown>;
  /** What waits at a place for who may open it; nothing at a place of which no room says it. */
  waiting(path: string, asker: PlaceAsker): Promise<Waiting[]>;
  routes: NonNullable<OpenRoom['routes']>;
  readers: NonNullable<OpenRoom['readers']>;
  warm(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** Opens the rooms one after the other: each finds the services of those before it, and of no other. */
export async function openRooms(
  rooms: readonly Room[],
  context: SiteContext,
  siteUrl: SiteUrl,
): Promise<OpenRooms> {
  const services: Partial<RoomServices> = {};
  const confidential = new Map<string, unknown>();
  const open: OpenRoom[] = [];
  const ownRoutes = new Set<object>();
  for (const room of rooms) {
    const opened = await room.open?.(context, { siteUrl, services: { ...services } as RoomServices });
    if (!opened) continue;
    if (room.own) for (const route of opened.routes ?? []) ownRoutes.add(route);
    Object.assign(services, opened.services);
    if ('confidential' in opened) confidential.set(room.name, opened.confidential);
    open.push(opened);
  }
  const waiting = new Map(open.flatMap((room) => Object.entries(room.waiting ?? {})));
  return {
    services: services as RoomServices,
    confidential,
    waiting: async (path, asker) => (await waiting.get(path)?.(asker)) ?? [],
    // By their area, as the document of the API lists them.
    routes: open
      .flatMap(({ routes = [] }) => routes)
      .map((route) => (ownRoutes.has(route) ? { ...route, plugin: asOwn(route.plugin) } : route))
      .sort((a, b) => (a.prefix ?? '').localeCompare(b.prefix ?? '')),
    readers: open.flatMap(({ readers = [] }) => readers),
    warm: () => Promise.all(open.map((room) => room.warm?.())),
    close: () => Promise.all(open.map((room) => room.close?.())),
  };
}

/** Routes that show somebody what they have just sent in (health/watch-servers.ts). */
function asOwn(plugin: FastifyPluginAsync): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onRoute', (route) => {
      route.config = { ...route.config, own: true };
    });
    await app.register(plugin);
  };
}
