import { randomBytes } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, validatorCompiler } from 'fastify-type-provider-zod';
import type { Context } from '../context.ts';
import { AnteiError, detailForReaders, ERRORS, type ErrorCode, explain, retryAfter } from '../errors.ts';

/** What a route asks of its caller; the words are those of access/model.ts, which decides. */
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
}

/** Built files of the site, served by a plugin whose routes cannot carry a declaration. */
const ASSETS = '/assets/';

/**
 * A Fastify server with the house's rules: declared access, one error shape, zod schemas, limits, quiet logs.
 * @param gate guards every route that is not public; without one they stay shut
 */
export async function createHttpServer(
  context: Pick<Context, 'settings' | 'log'>,
  gate: Gate = shut,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: 1_000_000,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    genReqId: () => randomBytes(6).toString('hex'),
    requestTimeout: 30_000,
    trustProxy: 'loopback',
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply, context.log);
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  // Replies are our own and typed by their schemas; checking each again would cost more than the search that made it.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, context.log));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      new AnteiError('not-found', `${request.url.split('?')[0]} はありません。`),
      request,
      reply,
      context.log,
    ),
  );
  app.addHook('onRoute', (route) => {
    if (!route.config?.access && !route.url.startsWith(ASSETS))
      throw new Error(`${route.method} ${route.url} declares no access`);
  });
  // Before the body is read: a stranger sends nothing that we unpack.
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (access && access !== 'public') await gate(request, access);
  });
  // The route's pattern, never the address: what people search for is nobody's business.
  app.addHook('onResponse', async (request, reply) => {
    context.log.debug(
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

async function shut(request: FastifyRequest): Promise<void> {
  throw new AnteiError('forbidden', `${request.routeOptions.url} は開いていません。`);
}

/** The one shape of an error on every path that is not a page: RFC 9457, with our code and remedy. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  remedy: string;
  /** Quote this number when asking for help. */
  instance: string;
}

function sendProblem(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Context['log'],
): FastifyReply {
  const error = toAnteiError(explain(thrown));
  if (error.status >= 500)
    log.error({ err: thrown, id: request.id, route: request.routeOptions.url }, 'request failed');
  const body: ProblemBody = {
    type: `/docs/errors#${error.code}`,
    title: ERRORS[error.code].title,
    status: error.status,
    code: error.code,
    detail: detailForReaders(error),
    remedy: error.remedy,
    instance: request.id,
  };
  const wait = retryAfter(error.status);
  if (wait !== null) reply.header('Retry-After', wait);
  return reply
    .code(error.status)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

function toAnteiError(error: unknown): AnteiError {
  if (error instanceof AnteiError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(
      ({ instancePath, message }) => `${instancePath.slice(1).replaceAll('/', '.') || '全体'}：${message}`,
    );
    return new AnteiError('bad-request', issues.join('；'));
  }
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode === 404) return new AnteiError('not-found', message ?? '');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new AnteiError('bad-request', message ?? '');
  return new AnteiError('internal', '処理を終えられませんでした。データは変わっていません。');
}
