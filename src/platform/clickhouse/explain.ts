/** What ClickHouse, its client and the network say, in the house's vocabulary. */
import { AnteiError, type ErrorCode } from '../errors.ts';

/** https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp */
const SERVER_CODES: Readonly<Record<string, ErrorCode>> = {
  // A shard that does not answer, answers no more, is just ending, or has copies that are all behind.
  ...Object.fromEntries(
    [32, 101, 198, 203, 209, 210, 236, 279, 369].map((code) => [code, 'records-incomplete']),
  ),
  // Copies that cannot agree on what is written: read-only, too few, without Keeper.
  ...Object.fromEntries([242, 285, 286, 319, 999].map((code) => [code, 'records-incomplete'])),
  ...Object.fromEntries([159, 160].map((code) => [code, 'records-too-long'])),
  ...Object.fromEntries([158, 307, 396].map((code) => [code, 'records-too-many'])),
  241: 'records-too-heavy',
  // Who may not, and what is not there: user, password, rights, database, cluster.
  ...Object.fromEntries([81, 164, 192, 193, 194, 497, 516, 701].map((code) => [code, 'records-refused'])),
};

/** What Node says of a node that is not there, or goes away; `EPROTO` and the like are of TLS. */
const GONE = new Set(
  'ECONNREFUSED ECONNRESET EPIPE EHOSTUNREACH ENETUNREACH EHOSTDOWN ENOTFOUND EAI_AGAIN ETIMEDOUT'.split(' '),
);
/** What the client says where the node is silent for longer than a request may take. */
const SILENT = /^Timeout error/;

/** True for an error of the way to a node, and not of what was asked. */
export function isGone(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return error instanceof NodeGone || GONE.has(code ?? '') || SILENT.test(message ?? '');
}

/** Nodes that do not answer, or not any more, counted from 1. */
export class NodeGone extends Error {
  readonly silent: readonly number[];

  constructor(silent: readonly number[]) {
    super(`no answer of ${silent.join(', ')}`);
    this.silent = silent;
  }
}

/** An answer that came to its end too soon, or is not one of ClickHouse. */
export class BrokenAnswer extends Error {}

/** True for an answer that is not whole, or not even HTTP (`HPE_…` of Node). */
export function isBroken(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string };
  return error instanceof BrokenAnswer || (code?.startsWith('HPE_') ?? false);
}

/** A node that did not end in time by itself, as it was told to. */
export class TookTooLong extends Error {}

/** The place of an error of ClickHouse in the vocabulary; null for what is wrong with the statement itself. */
export function codeOf(error: unknown): ErrorCode | null {
  if (isGone(error) || isBroken(error)) return 'records-incomplete';
  if (error instanceof TookTooLong) return 'records-too-long';
  return SERVER_CODES[(error as { code?: string } | null)?.code ?? ''] ?? null;
}

/** The first line of what ClickHouse says, for the operator. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]!.slice(0, 300);
}

/** What keeps one node from answering, and what can be done, for who runs the site. */
export function faultText(error: unknown): string {
  const code = codeOf(error);
  if (!code) return firstLine(error);
  const said = new AnteiError(code, `${firstLine(error)}。`);
  return `${said.message}${said.remedy}`;
}

/** @param silent the nodes that do not answer, counted from 1 @param all how many there are */
export function incomplete(silent: readonly number[], all: number, cause: unknown): AnteiError {
  if (silent.length === all)
    return new AnteiError('records-unreachable', `記録を置く${all}台から応答がありません。`, { cause });
  const which =
    silent.length > 0
      ? `記録を置く${all}台のうち${silent.length}台（${silent.map((n) => `${n}台目`).join('、')}）から応答がありません。`
      : `記録を置く${all}台の間の接続が切れたか、途中で終わりました。`;
  return new AnteiError('records-incomplete', which, { cause });
}
