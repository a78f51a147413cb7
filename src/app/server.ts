import { setTimeout as sleep } from 'node:timers/promises';
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { sessionOf, tokenGate } from '../access/index.ts';
import { today } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { publicRevision } from '../platform/database/revision.ts';
import { readingPublic } from '../platform/database/servers/reading.ts';
import { noteOf } from '../platform/database/servers/watch.ts';
import { workersState } from '../platform/database/workers.ts';
import { boundAnswers } from '../platform/http/answers.ts';
import { boundBodies } from '../platform/http/bodies/bodies.ts';
import { createHttpServer, type Gate } from '../platform/http/server.ts';
import { siteAddress } from '../platform/http/site-address.ts';
import { recently } from '../platform/turns/recently.ts';
import type { SupplyContext } from '../supply/index.ts';
import { serveFileProgress } from '../web/serving/file-progress.ts';
import { createPageGuard } from '../web/serving/page-guard.ts';
import { createPageHandler } from '../web/serving/page-handler.ts';
import { nameAskers, sendingOf } from '../web/serving/sending.ts';
import { apiDocument, inventedDocument } from './api-document.ts';
import { AnteiError } from './errors.ts';
import { healthRoutes } from './health/health.ts';
import { readFromReplica, watchServers } from './health/watch-servers.ts';
import { type OpenRooms, openRooms } from './open-rooms.ts';
import { PAGES } from './pages.ts';
import type { PageMakers } from './processes/page-makers.ts';
import { viewErrors } from './room-errors.ts';
import { ROOMS } from './rooms.ts';
import { markDemonstration } from './trial/mark-demonstration.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Names the state of everything that public pages show. */
    pageVersion: () => Promise<string>;
  }
}

/**
 * Milliseconds for which a process loads what pages need before it takes any: whoever came in the first seconds would wait for the same, and
 * longer. What is not kept and has to be made goes on while it answers.
 */
export const WARM_MS = 8000;

interface SiteOptions {
  /** How long it may take before it listens to load what takes long; the rest goes on afterwards. In milliseconds. */
  warmMs?: number;
  /** Makes public pages in other processes (processes/page-makers.ts). */
  elsewhere?: PageMakers['make'];
  /** False for a process that makes pages for another, which keeps them: it must never get one of before. */
  keepsPages?: boolean;
}

/** The whole site as one server: API, feeds, health and pages. `buildDirectory` holds what `npm run build` made. */
export async function createSite(
  context: SupplyContext,
  buildDirectory: string,
  { warmMs = 0, elsewhere, keepsPages = true }: SiteOptions = {},
): Promise<FastifyInstance> {
  const app = await createHttpServer(context, tokenGate(context) as Gate);
  const guard = createPageGuard(PAGES);
  const isGuarded = (path: string) => guard.accessOf(path) !== 'public';
  boundBodies(app, context.settings.bodiesMb * 1_000_000, isGuarded);
  boundAnswers(app, isGuarded);
  nameAskers(app);
  const siteUrl = siteAddress(context.settings);
  const rooms = await openRooms(ROOMS, context, siteUrl);
  const { supply, indicators } = rooms.services;
  markDemonstration(app, supply.isDemonstration);
  keepWarm(app, context, rooms, warmMs);
  watchWorkers(app, context);
  const servers = watchServers(app, context);
  readFromReplica(app, context, guard);
  // Asked for with every page: as seldom as the published lists are looked at.
  const revision = recently(200, () => publicRevision(context.pool));
  const figuresOf = recently(200, () => indicators.shown());

  // The catalogue's own and the figures' beside all: they may still be those of before, which a page made now then shows.
  const note = () => noteOf(servers.state);
  const versionNow = async () =>
    `${(await supply.snapshot()).revision} ${await figuresOf()} ${await revision()} ${today(context.clock)} ${await supply.sourceAlarm()} ${JSON.stringify(note())}`;
  const version = () => readingPublic(versionNow);
  app.decorate('pageVersion', version);

  await app.register(swagger, apiDocument(context.settings));

  const open = { config: { access: 'public' as const }, schema: { hide: true } };
  healthRoutes(app, context, servers, () => readingPublic(supply.snapshot));
  const document = async () =>
    (await supply.isDemonstration()) ? inventedDocument(app.swagger()) : app.swagger();
  app.get('/api/v1/openapi.json', open, document);

  for (const { plugin, prefix } of rooms.routes) await app.register(plugin, { prefix });
  // What a program asks for and does not exist is answered as to a program, not with a page.
  for (const area of ['/api/*', '/feeds/*', '/health/*']) {
    app.all(area, open, async (request) => {
      throw new AnteiError(
        'not-found',
        `${request.method} ${request.url.split('?')[0]!.slice(0, 200)} はありません。`,
      );
    });
  }
  serveFileProgress(app, context.reading);
  await app.register(
    createPageHandler({
      buildDirectory,
      guard,
      siteUrl,
      log: context.log,
      version: keepsPages ? version : undefined,
      elsewhere,
      session: (cookie) => sessionOf(context, cookie),
      services: (request, site, { access: asked, room, session, refusal, address }) => ({
        today: today(context.clock),
        siteUrl: site,
        ...rooms.services,
        databaseNote: note,
        pages: PAGES,
        waiting: rooms.waiting,
        sending: sendingOf(request, address, session),
        apiDocument: document,
        errors: viewErrors,
        session,
        refusal,
        real: ROOMS.find(({ name }) => name === room)?.real ?? null,
        confidential: asked === 'public' || refusal || !room ? undefined : rooms.confidential.get(room),
      }),
    }),
  );
  return app;
}

/** Says in the log, every minute, that no worker has been alive for one. */
function watchWorkers(app: FastifyInstance, { pool, log }: Context): void {
  const look = async () => {
    const { silent, lastSeen } = await workersState(pool);
    if (silent)
      log.error({ lastSeen }, 'no worker has been alive for a minute: nothing is sent or published');
  };
  let timer: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    timer = setInterval(() => look().catch(() => undefined), LOOK_EVERY_MS).unref();
  });
  app.addHook('onClose', async () => clearInterval(timer));
}

/** How often is looked whether the data have changed. */
const LOOK_EVERY_MS = 60_000;

/** What takes long to make is made before a reader asks: when the process begins, and when the data have changed. */
function keepWarm(app: FastifyInstance, { reading, log }: Context, rooms: OpenRooms, warmMs: number): void {
  let timer: NodeJS.Timeout | undefined;
  let warming: Promise<unknown> = Promise.resolve();
  const warm = () => {
    warming = readingPublic(() => rooms.warm()).catch((error: unknown) =>
      log.warn({ err: error }, 'figures could not be prepared'),
    );
    return warming;
  };
  if (warmMs > 0)
    app.addHook('onReady', async () => {
      await Promise.race([warm(), sleep(warmMs, undefined, { ref: false })]);
    });
  app.addHook('onListen', async () => {
    reading.warm(rooms.readers);
    timer = setInterval(warm, LOOK_EVERY_MS).unref();
    if (warmMs === 0) void warm();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await warming;
    await rooms.close();
  });
}
