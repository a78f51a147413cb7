import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { Context } from '../context.ts';
import { AnteiError } from '../errors.ts';
import { countCrumbs, gatherBodies } from './bodies/crumbs.ts';
import { acceptJson } from './bodies/json-body.ts';
import { takeRestOfBodies } from './bodies/rest-of-body.ts';
import { answerInTurn } from './in-turn.ts';
import { sendProblem } from './problem.ts';
import { answerClientError, answerOddRequests } from './raw-answer.ts';
import { checkRequest, pathOf } from './request-check.ts';
import { secureAnswers, securityHeaders } from './security-headers.ts';
import { noteConnections } from './unused-connections.ts';

/** What a route asks of its caller, in the words of access/model.ts, which decides. */
export interface GuardedAccess {
  kinds: readonly string[] | 'any';
  role: string;
  scope?: string;
}

/** Who may call a route. Every route declares it; there is no default (DESIGN: access is denied unless declared). */
export type Access = 'public' | GuardedAccess;

/** Lets a caller through to a guarded route, or throws what is to be answered. */
export type Gate = (request: FastifyRequest, access: GuardedAccess) => Promise<void>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifySchema {
    /** An address that a reader of the API's page can open; left out where not every site has an answer. */
    'x-example'?: string;
  }
}

/** Built files of the site, served by a plugin whose routes cannot carry a declaration. */
const ASSETS = '/assets/';

/**
 * A Fastify server with the house's rules: declared access, one error shape, zod schemas, limits, careful headers, quiet logs.
 * @param gate guards every route that is not public; without one they stay shut
 */
export async function createHttpServer(
  context: Pick<Context, 'settings' | 'log'>,
  gate: Gate = shut,
): Promise<FastifyInstance> {
  const safe = securityHeaders(context.settings);
  const app = Fastify({
    logger: false,
    serverFactory: (handler) => carefulServer(handler, safe),
    clientErrorHandler: answerClientError(safe),
    rewriteUrl: ({ url = '/' }) => pathOf(url),
    bodyLimit: 1_000_000,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    // Random numbers for many at once: to ask the system for each takes a tenth of a kept page's time.
    genReqId: () => randomUUID().slice(-12),
    // Who counts as the sender of a request: what a relay that the operator named says, and nobody else.
    trustProxy: ['loopback', ...(context.settings.proxies ?? [])],
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply, context.log);
    },
  });
  acceptJson(app);
  gatherBodies(app);
  takeRestOfBodies(app);
  app.setValidatorCompiler(validatorCompiler);
  // Replies are our own and typed by their schemas; checking each again would cost more than the search that made it.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, context.log));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      new AnteiError('not-found', `${request.url.split('?')[0]!.slice(0, 200)} はありません。`),
      request,
      reply,
      context.log,
    ),
  );
  app.addHook('onRoute', (route) => {
    if (!route.config?.access && !route.url.startsWith(ASSETS))
      throw new Error(`${route.method} ${route.url} declares no access`);
  });
  app.addHook('onRequest', async (request) => checkRequest(request, context.settings));
  // Before the body is read: a stranger sends nothing that we unpack.
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (access && access !== 'public') await gate(request, access);
  });
  // The route's pattern, never the address: what people search for must not be logged.
  app.addHook('onResponse', async (request, reply) => {
    // Who was refused for want of rights is for the operator to see (ASVS 16.3.2); everything else would fill the log.
    const level = reply.statusCode === 403 ? 'info' : 'debug';
    context.log[level](
      {
        id: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  await app.register(rateLimit, {
    global: false,
    max: context.settings.apiRate,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, limit) =>
      new AnteiError('too-many-requests', `1分間に${limit.max}回までです。`),
  });
  return app;
}

/** In milliseconds: a request is complete by then. */
const REQUEST_MS = 30_000;
/** In milliseconds: longer than the minute after which relays let go of a connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 72_000;

/**
 * One server for every address of a host's name. By default, Fastify makes another for the second address of `localhost`, which
 * would know nothing of turns and headers.
 */
function carefulServer(handler: RequestListener, safe: Record<string, string>): Server {
  // A request without a Host is ours to answer.
  const server = createServer({ requireHostHeader: false }, handler);
  server.requestTimeout = REQUEST_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  noteConnections(server);
  answerInTurn(server);
  countCrumbs(server);
  secureAnswers(server, safe);
  answerOddRequests(server, safe);
  return server;
}

async function shut(request: FastifyRequest): Promise<void> {
  throw new AnteiError('forbidden', `${request.routeOptions.url} は開いていません。`);
}
