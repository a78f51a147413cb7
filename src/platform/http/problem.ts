import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Context } from '../context.ts';
import { AnteiError, detailForReaders, type ErrorCode, explain } from '../errors.ts';

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

/**
 * Answers with an error, as to a program.
 * @param more what else the answer says
 */
export function sendProblem(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Pick<Context['log'], 'error' | 'info'>,
  more: object = {},
): FastifyReply {
  const error = toAnteiError(explain(thrown));
  // A client turned away in a crowd is not a failure to look into; if the sender has left, that may be all that happened.
  if (error.status >= 500 && !error.isTransient)
    log[request.raw.socket.destroyed ? 'info' : 'error'](
      { err: thrown, id: request.id, route: request.routeOptions.url },
      'request failed',
    );
  const body: ProblemBody = {
    ...more,
    type: `/docs/errors#${error.code}`,
    title: error.title,
    status: error.status,
    code: error.code,
    detail: detailForReaders(error),
    remedy: error.remedy,
    instance: request.id,
  };
  if (error.retryAfter !== undefined) reply.header('Retry-After', error.retryAfter);
  return reply
    .code(error.status)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

/** As many as anybody reads: if a body has a thousand mistakes, the first ones show what is wrong. */
const MAX_ISSUES = 20;

/** What went wrong, in our own words; the web framework speaks English. */
export function toAnteiError(error: unknown): AnteiError {
  if (error instanceof AnteiError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation
      .slice(0, MAX_ISSUES)
      .map(
        ({ instancePath, message }) =>
          `${instancePath.slice(1).replaceAll('/', '.').slice(0, 200) || '全体'}：${message}`,
      );
    const more = error.validation.length - issues.length;
    return new AnteiError('bad-request', issues.join('；') + (more > 0 ? `；ほか${more}件` : ''));
  }
  const { statusCode, code = '' } = error as { statusCode?: number; code?: string };
  const known = FRAMEWORK[code];
  if (known) return new AnteiError(...known);
  if (statusCode === 404) return new AnteiError('not-found', 'このアドレスには何もありません。');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new AnteiError('bad-request', '要求を読み取れません。');
  return new AnteiError('internal', '処理を終えられませんでした。データは変わっていません。');
}

/** What Fastify refuses by itself. */
const FRAMEWORK: Record<string, [ErrorCode, string]> = {
  FST_ERR_BAD_URL: ['bad-request', 'アドレスの % の後が正しくありません。'],
  FST_ERR_MAX_PARAM_LENGTH: ['address-too-long', 'アドレスの1つの部分は500字までです。'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'このアドレスに一度に送れる大きさを超えています。'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['body-kind', 'この Content-Type は扱えません。'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad-request', '内容の長さが Content-Length と違います。'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['json-unreadable', '内容が空です。'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['json-unreadable', 'JSONの書き方が正しくありません。'],
};
