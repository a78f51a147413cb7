import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { createRequestHandler, RouterContextProvider, ServerBuild } from 'react-router';
import type { Session } from '../access/index.ts';
import { AnteiError } from '../platform/errors.ts';
import { isFromHere } from './form-origin.ts';
import type { PageRequest, pageRequestContext } from './incident.ts';
import { PageCache } from './page-cache.ts';
import { accessOf, type Refusal, refusalOf } from './page-guard.ts';
import type { Page } from './pages.ts';
import { type IncidentLog, reportIncident } from './report-incident.ts';
import { finishPage, sendPage } from './send-page.ts';
import { serveWorker } from './serve-worker.ts';
import type { Services, servicesContext } from './services.ts';
import { toWebRequest } from './web-request.ts';

/** What a page handler needs to know. */
export interface PageHandlerOptions {
  /** Where `react-router build` left `client/` and `server/`. */
  buildDirectory: string;
  /** What loaders may ask of the rooms, for one request by somebody who was let through, or refused. */
  services: (request: Request, caller: Caller & { address: string }) => Services | Promise<Services>;
  /** Who a request's Cookie header stands for. */
  session?: (cookie: string | undefined) => Promise<Session | null>;
  /**
   * Names the state of everything that pages show. Where given, public pages of one state are rendered once and kept for as
   * long as any cache may keep them.
   */
  version?: () => string | Promise<string>;
  /** Where the operator says that readers find the site: forms from there are accepted whatever the relay in between says. */
  publicUrl?: string;
  /** Where failures are logged; Fastify's log of the request by default. */
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
  return async (app) => {
    const build = await loadBuild(buildDirectory);
    const built = build.entry.module as unknown as BuiltModule;
    const origins = options.publicUrl === undefined ? [] : [new URL(options.publicUrl).host];
    const render = built.createRequestHandler({ ...build, allowedActionOrigins: origins }, mode);
    const scriptMark = randomUUID();
    const cache = options.version && new PageCache(options.version);

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

    // Actions read the body themselves, whatever its type.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    // What a form sends before any page sees it: too much of it, or too often.
    app.setErrorHandler((error, request, reply) => {
      const page: PageRequest = {
        scriptMark,
        report: (thrown) => reportIncident(thrown, page, request.id, options.log ?? request.log),
      };
      page.report(refusal(error));
      return finishPage(request, undefined, page).then((finished) => sendPage(request, reply, finished));
    });

    // Pages are for people: the API's document does not list them.
    const route = { url: '*', schema: { hide: true } as object };
    app.route({ ...route, method: ['GET', 'HEAD'], config: { access: 'public' }, handler: answer });
    app.route({
      ...route,
      method: 'POST',
      bodyLimit: MAX_FORM_BYTES,
      config: { access: 'public', rateLimit: FORMS },
      handler: answer,
    });

    async function callerOf(pathname: string, cookie: string | undefined): Promise<Caller> {
      const access = accessOf(pathname);
      const session = access === 'public' ? null : ((await options.session?.(cookie)) ?? null);
      return { access, session, refusal: refusalOf(access, session) };
    }

    async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      const key = await cache?.key(request);
      const kept = key && cache?.get(key);
      if (kept) return sendPage(request, reply, kept);
      const pageRequest: PageRequest = {
        scriptMark,
        report: (error) => reportIncident(error, pageRequest, request.id, options.log ?? request.log),
      };
      const webRequest = toWebRequest(request, reply);
      let response: Response | undefined;
      try {
        if (request.method === 'POST' && !isFromHere(webRequest, origins))
          throw new AnteiError('bad-request', '別のサイトから送られたため、受け付けませんでした。');
        const context = new built.RouterContextProvider();
        context.set(built.pageRequestContext, pageRequest);
        const caller = await callerOf(new URL(webRequest.url).pathname, request.headers.cookie);
        context.set(
          built.servicesContext,
          await options.services(webRequest, { ...caller, address: request.ip }),
        );
        response = await render(webRequest, context);
        if (caller.access !== 'public') keepPrivate(response);
      } catch (error) {
        pageRequest.report(error);
      }
      const page = await finishPage(request, response, pageRequest);
      if (key) cache?.keep(key, page);
      return sendPage(request, reply, page);
    }
  };
}

/** Who asks for a page, and whether they may. */
export interface Caller {
  access: Page['access'];
  session: Session | null;
  refusal: Refusal;
}

/** Nobody in between keeps what a signed-in reader sees, whatever the page itself says of it. */
function keepPrivate({ headers }: Response): void {
  headers.set('Cache-Control', 'no-store');
  headers.set('Referrer-Policy', 'same-origin');
}

/** An upload of 5 MB with the fields around it. */
const MAX_FORM_BYTES = 6_000_000;
/** Forms that one address may send. */
const FORMS = { max: 60, timeWindow: '1 minute' };

/** Why a form was not read, in our own words. */
function refusal(error: unknown): unknown {
  const {
    code,
    statusCode = 500,
    message,
  } = error as { code?: string; statusCode?: number; message: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new AnteiError('file-too-large', `一度に送れるのは${MAX_FORM_BYTES / 1e6}MBまでです。`);
  if (error instanceof AnteiError || statusCode >= 500) return error;
  return new AnteiError('bad-request', message);
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
