import { FILES_ERRORS } from './errors/files.ts';
import { GENERAL_ERRORS } from './errors/general.ts';
import { HTTP_ERRORS } from './errors/http.ts';
import { KEEPING_ERRORS } from './errors/keeping.ts';
import { RECORDS_ERRORS } from './errors/records.ts';
import { START_ERRORS } from './errors/start.ts';
import type { ErrorText } from './errors/text.ts';

/** Some errors that belong together, under a Japanese heading. */
export interface ErrorGroup<Codes extends Record<string, ErrorText> = Record<string, ErrorText>> {
  about: string;
  codes: Codes;
}
export type ErrorsOf<Group extends ErrorGroup> = Group['codes'];

/**
 * The one vocabulary of failures (DESIGN §7), by code: the ground floor's here; each room adds its own in its `errors.ts`, by
 * {@link defineErrors} and by merging into this interface. Two rooms with one code neither compile nor start.
 */
export interface ErrorTable extends PlatformErrors {}
type PlatformErrors = typeof FILES_ERRORS &
  typeof GENERAL_ERRORS &
  typeof HTTP_ERRORS &
  typeof KEEPING_ERRORS &
  typeof RECORDS_ERRORS &
  typeof START_ERRORS;

export type ErrorCode = keyof ErrorTable;

const table: Record<string, ErrorText> = {};

/**
 * What is known about each code: an HTTP status, a Japanese title and what the reader can do; what exactly happened is the error's
 * `detail`. A room's codes are in it once its `errors.ts` is loaded, as it is by any file that throws one of them (that is where
 * it gets {@link AnteiError} from); `app/room-errors.ts` loads them all. docs/reference/errors.md is made from it.
 */
export const ERRORS = table as Readonly<Record<ErrorCode, ErrorText>>;

/** Adds a room's errors to the vocabulary. @param about what they have in common, in Japanese */
export function defineErrors<const Codes extends Record<string, ErrorText>>(
  about: string,
  codes: Codes,
): ErrorGroup<Codes> {
  for (const [code, text] of Object.entries(codes)) {
    if (Object.hasOwn(table, code)) throw new Error(`the error ${code} is defined twice`);
    table[code] = text;
  }
  return { about, codes };
}

/** The ground floor's own, in the order of the reference. */
export const PLATFORM_ERRORS: readonly ErrorGroup[] = [
  defineErrors('要求と応答', HTTP_ERRORS),
  defineErrors('ファイル', FILES_ERRORS),
  defineErrors('バックアップと秘密', KEEPING_ERRORS),
  defineErrors('起動', START_ERRORS),
  defineErrors('記録を置く機械（ClickHouse）', RECORDS_ERRORS),
  defineErrors('どこでも起きるもの', GENERAL_ERRORS),
];

/** Seconds after which to try again (`Retry-After`), where an error passes by itself. */
function retryAfterOf(code: ErrorCode): number | undefined {
  const { status, retryAfter } = ERRORS[code];
  return retryAfter ?? (status === 503 ? 10 : undefined);
}

/** A failure whose cause and remedy can be told to the person it concerns. */
export class AnteiError extends Error {
  readonly code: ErrorCode;
  /** What exactly happened, in Japanese: what was expected, what was found, where. */
  readonly detail: string;

  /** What the reader can do here, where what the table says does not fit the place. */
  readonly #remedy: string | undefined;

  constructor(code: ErrorCode, detail: string, options: ErrorOptions & { remedy?: string } = {}) {
    super(`${ERRORS[code].title}：${detail}`, 'cause' in options ? { cause: options.cause } : {});
    this.name = 'AnteiError';
    this.code = code;
    this.detail = detail;
    this.#remedy = options.remedy;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get title(): string {
    return ERRORS[this.code].title;
  }

  get remedy(): string {
    return this.#remedy ?? ERRORS[this.code].remedy;
  }

  /** See {@link retryAfterOf}. */
  get retryAfter(): number | undefined {
    return retryAfterOf(this.code);
  }

  /** True for what passes by itself and needs no attention: somebody is turned away in a crowd. */
  get isTransient(): boolean {
    return ERRORS[this.code].retryAfter !== undefined;
  }
}

/** The error in what was thrown, also where another copy of this class made it: the bundle of pages has one of its own, which knows not every room's codes. */
export function knownError(thrown: unknown): AnteiError | null {
  const { name, code } = (thrown ?? {}) as { name?: unknown; code?: unknown };
  return name === 'AnteiError' && typeof code === 'string' ? (thrown as AnteiError) : null;
}

/** For a reader who is served by a part while the database is away: nothing then; throws every other error on. */
export function nullIfAway(error: unknown): null {
  if (knownError(explain(error))?.code === 'database-unavailable') return null;
  throw error;
}

/** What a stranger may be told of an error beyond its title. */
export function detailForReaders({ code, status, detail }: AnteiError): string {
  return status < 500 || ERRORS[code].forReaders
    ? detail
    : 'くわしくは、サイトの運用者が記録で確かめられます。';
}

/** What Node or PostgreSQL says when the database is away: it died, starts, stops, is full, or its machine is gone. */
const AWAY = new Set(
  'ECONNREFUSED ECONNRESET EPIPE EHOSTUNREACH ENETUNREACH 57P01 57P02 57P03 57P05 53300 08000 08001 08003 08004 08006'.split(
    ' ',
  ),
);
/** What `pg` says about a connection that ended, without a code. */
const ENDED =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

/**
 * Gives errors of Node and PostgreSQL their place in the vocabulary; others come back unchanged. What the system says, with its
 * paths and addresses, stays in the cause.
 */
export function explain(error: unknown): unknown {
  const { code, syscall, message } = (error ?? {}) as { code?: string; syscall?: string; message?: string };
  const as = (known: ErrorCode, detail: string) => new AnteiError(known, detail, { cause: error });
  if (code === 'ENOSPC' || code === '53100') return as('disk-full', '書き込みを終えられませんでした。');
  if (code === '25006') return as('read-only', 'データベースが読み取り専用です。');
  const away = code === undefined ? ENDED.test(message ?? '') : AWAY.has(code);
  if (away || (code === 'ENOENT' && syscall === 'connect'))
    return as('database-unavailable', 'データベースから応答がありません。');
  return error;
}
