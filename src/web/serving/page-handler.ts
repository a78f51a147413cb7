import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { createRequestHandler, RouterContextProvider, ServerBuild } from 'react-router';
import type { Session } from '../../access/index.ts';
import { knownPace, strangersPace } from '../../platform/http/bodies/body-pace.ts';
import { readForm } from '../../platform/http/bodies/form-body.ts';
import { toAnteiError } from '../../platform/http/problem.ts';
import type { SiteUrl } from '../../platform/http/site-address.ts';
import type { Page } from '../../platform/room.ts';
import { askedBy } from '../../platform/turns/asker.ts';
import { afterReaders, readerComes } from '../../platform/turns/courtesy.ts';
import { AnteiError } from '../errors.ts';
import type { Services, servicesContext } from '../services.ts';
import type { PageRequest, pageRequestContext } from '../shell/incident.ts';
import { isFromHere } from './form-origin.ts';
import { PageCache } from './page-cache.ts';
import { type PageGuard, type Refusal, refusalOf } from './page-guard.ts';
import { type FinishedPage, type PageOrder, pageOrder } from './page-order.ts';
import { partHandlers } from './part-handlers.ts';
import { type IncidentLog, reportIncident } from './report-incident.ts';
import { finishPage, isPublic, sendPage } from './send-page.ts';
import { serveWorker } from './serve-worker.ts';
import { Turns, type Waiter } from './turns.ts';
import { toWebRequest } from './web-request.ts';

/** What a page handler needs to know. */
export interface PageHandlerOptions {
  /** The folder in which `react-router build` left `client/` and `server/`. */
  buildDirectory: string;
  /** Who may open what, and send what to it. */
  guard: PageGuard;
  /** What loaders may ask of the rooms, for one request to the site at an address by somebody who was let through, or refused. */
  services: (
    request: Request,
    site: string,
    caller: Caller & { address: string },
  ) => Services | Promise<Services>;
  /** Who a request's Cookie header belongs to. */
  session?: (cookie: string | undefined) => Promise<Session | null>;
  /**
   * Names the state of everything that pages show. Where given, public pages of one state are rendered once and kept for as
   * long as any cache may keep them.
   */
  version?: () => string | Promise<string>;
  /** Makes a public page in another process; null where it has to be made here. */
  elsewhere?: (order: PageOrder) => Promise<FinishedPage | null>;
  /** The site's own address: forms are accepted from there only. */
  siteUrl: SiteUrl;
  /** The log for failures; Fastify's log of the request by default. */
  log?: IncidentLog;
  /** In 'production' a page never shows more of an unexpected error than its number. */
  mode?: 'production' | 'development';
}

/**
 * A Fastify plugin that serves the built site: its hashed assets for ever, everything else that no other route takes through
 * React Router. A page is complete before it is sent, so it carries an ETag and a policy that lists its own scripts, and
 * needs neither nonce nor session: any cache may keep it.
 */
export function createPageHandler(options: PageHandlerOptions): FastifyPluginAsync {
  const buildDirectory = resolve(options.buildDirectory);
  const mode = options.mode ?? 'production';
  const { accessOf, roomOf, isAfterOthers, formLimitsOf } = options.guard;
  return async (app) => {
    const build = await loadBuild(buildDirectory);
    const built = build.entry.module as unknown as BuiltModule;
    const handlerOf = partHandlers(build, mode, built.createRequestHandler);
    const scriptMark = randomUUID();
    const turns = new Turns();
    const cache = options.version && new PageCache(options.version, () => turns.crowded);

    await app.register(fastifyStatic, {
      root: join(buildDirectory, 'client', 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      immutable: true,
      maxAge: '1y',
      preCompressed: true,
      setHeaders: (reply) => void reply.header('X-Content-Type-Options', 'nosniff'),
    });

    serveWorker(app, join(buildDirectory, 'client'));

    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) => {
      const path = pathOf(request);
      const pace = accessOf(path) === 'public' ? strangersPace : knownPace;
      return readForm(payload, request.headers, formLimitsOf(path), pace);
    });

    // What a form sends before any page sees it: too much of it, or too often.
    app.setErrorHandler((error, request, reply) => {
      const page: PageRequest = {
        scriptMark,
        report: (thrown) => reportIncident(thrown, page, request, options.log ?? request.log),
      };
      page.report(refused(error));
      return finishPage(request, undefined, page).then((finished) => sendPage(request, reply, finished));
    });

    // Pages are for people: the API's document does not list them.
    const route = { url: '*', schema: { hide: true } as object };
    app.route({ ...route, method: ['GET', 'HEAD'], config: { access: 'public' }, handler: answer });
    app.route({
      ...route,
      method: 'POST',
      config: { access: 'public', rateLimit: FORMS },
      preParsing: turnAway,
      handler: answer,
    });

    /** True for the address of a page that anybody may open; what is none, or asks who it is, is soon answered here. */
    const isPublicPage = (path: string) => accessOf(path) === 'public' && roomOf(path) !== undefined;

    async function callerOf(pathname: string, cookie: string | undefined): Promise<Caller> {
      const access = accessOf(pathname);
      const session = access === 'public' ? null : ((await options.session?.(cookie)) ?? null);
      return { access, room: roomOf(pathname), session, refusal: refusalOf(access, session) };
    }

    /** Before the body is read: nothing is unpacked for a form of another site, or of who may not send it. */
    async function turnAway(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
      if (!isFromHere(request.headers, new URL(options.siteUrl(request))))
        throw new AnteiError('bad-request', '別のサイトから送られたため、受け付けませんでした。');
      const { refusal } = await callerOf(pathOf(request), request.headers.cookie);
      return refusal === null ? undefined : answer(request, reply);
    }

    async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      const site = options.siteUrl(request);
      const make = async (waiter: Waiter, version?: string) => {
        const isForAll = version !== undefined && isPublicPage(pathOf(request));
        const order = isForAll ? pageOrder(request, version) : null;
        const made = order && (await options.elsewhere?.(order));
        return made && isPublic(made) ? made : makePage(request, reply, site, waiter);
      };
      return sendPage(request, reply, cache ? await cache.page(request, site, make) : await make('reader'));
    }

    /** A sender's page comes behind readers' that are being made, too: it is long, and would hold up each of their steps. */
    async function takeTurn(waiter: Waiter): Promise<() => void> {
      if (waiter === 'sender') await afterReaders();
      return turns.take(waiter);
    }

    /** A reader's page is made when it is its turn; of what was sent in, only the answer's rendering waits. */
    async function makePage(
      request: FastifyRequest,
      reply: FastifyReply,
      site: string,
      asked: Waiter,
    ): Promise<FinishedPage> {
      const sent = request.method === 'POST';
      const waiter = asked === 'reader' && isAfterOthers(pathOf(request)) ? 'sender' : asked;
      const pageRequest: PageRequest = {
        scriptMark,
        form: request.body as FormData | undefined,
        report: (error) => reportIncident(error, pageRequest, request, options.log ?? request.log),
        turn: sent ? () => takeTurn('sender') : undefined,
      };
      let response: Response | undefined;
      let endTurn: (() => void) | undefined;
      const pageMade = !sent && waiter === 'reader' ? readerComes() : undefined;
      try {
        if (!sent) endTurn = await takeTurn(waiter);
        const webRequest = toWebRequest(request, reply, new URL(site));
        const context = new built.RouterContextProvider();
        context.set(built.pageRequestContext, pageRequest);
        const pathname = pathOf(request);
        const caller = await callerOf(pathname, request.headers.cookie);
        const services = await options.services(webRequest, site, { ...caller, address: request.ip });
        context.set(built.servicesContext, services);
        response = await askedBy(services.sending, () => handlerOf(pathname)(webRequest, context));
        if (caller.access !== 'public') keepPrivate(response);
      } catch (error) {
        pageRequest.report(error);
      } finally {
        endTurn?.();
      }
      return finishPage(request, response, pageRequest).finally(pageMade);
    }
  };
}

/** Who asks for a page, and whether they may. */
export interface Caller {
  access: Page['access'];
  /** The room of the page; undefined where the address is no page. */
  room: string | undefined;
  session: Session | null;
  refusal: Refusal;
}

/** Nobody in between keeps what a signed-in reader sees, whatever the page itself says about it. */
function keepPrivate({ headers }: Response): void {
  headers.set('Cache-Control', 'no-store');
  headers.set('Referrer-Policy', 'same-origin');
}

/** Forms that one address may send. */
const FORMS = { max: 60, timeWindow: '1 minute' };

/** As the router reads it. */
function pathOf({ url }: FastifyRequest): string {
  return new URL(url.replace(/^\/+/, '/'), 'http://localhost').pathname;
}

/** Why a request was turned away before any page saw it, in our own words; what is our own fault is left as it is. */
function refused(error: unknown): unknown {
  const { statusCode = 500 } = error as { statusCode?: number };
  return statusCode < 500 ? toAnteiError(error) : error;
}

/** React Router and the context keys as the bundled loaders know them: those, and no others, fit together. */
interface BuiltModule {
  createRequestHandler: typeof createRequestHandler;
  RouterContextProvider: typeof RouterContextProvider;
  pageRequestContext: typeof pageRequestContext;
  servicesContext: typeof servicesContext;
}

async function loadBuild(buildDirectory: string): Promise<ServerBuild> {
  const file = join(buildDirectory, 'server', 'index.js');
  if (!existsSync(file))
    throw new Error(`The site is not built: ${file} is missing. Run: react-router build`);
  return import(pathToFileURL(file).href);
}
