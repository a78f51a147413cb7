/** Why a database cannot be reached or used, told at the start to the person who set its address. */
import { AnteiError, type ErrorCode } from '../errors.ts';

/** By the code of Node or PostgreSQL; `HOST` and `NAME` are filled in from the address. */
const WORDS: Readonly<Record<string, [ErrorCode, string]>> = {
  ENOTFOUND: ['database-unavailable', 'HOST という名前の機械が見つかりません。'],
  EAI_AGAIN: ['database-unavailable', 'HOST の名前をいま調べられません（DNSが答えません）。'],
  ECONNREFUSED: ['database-unavailable', 'HOST でPostgreSQLが動いていないか、接続を受け付けていません。'],
  ENOENT: ['database-unavailable', 'HOST にPostgreSQLのソケットがありません。'],
  EHOSTUNREACH: ['database-unavailable', 'HOST までの道がありません。'],
  ENETUNREACH: ['database-unavailable', 'HOST までの道がありません。'],
  ETIMEDOUT: ['database-unavailable', 'HOST が時間内に答えません。'],
  ECONNRESET: ['database-unavailable', 'HOST が接続を切りました。PostgreSQLのポートかを確かめてください。'],
  '57P03': ['database-unavailable', 'HOST のPostgreSQLは起動か停止の途中です。'],
  '53300': ['database-unavailable', 'HOST のPostgreSQLへの接続が上限に達しています（max_connections）。'],
  '28P01': ['database-refused', 'パスワードが違います。'],
  '28000': ['database-refused', '利用者が知られていないか、許可されていません。'],
  '3D000': ['database-refused', 'NAME という名前のデータベースがありません。'],
  '42501': ['database-rights', '利用者に足りない権限があります。'],
  '25006': ['database-rights', 'このデータベースは読み取り専用です。'],
};

/** By the text of `pg`, if there is no code. */
const SAID: readonly [RegExp, ErrorCode, string][] = [
  [/timeout|timed out/i, 'database-unavailable', 'HOST が時間内に答えません。'],
  [
    /password must be a string|no password/i,
    'database-refused',
    'パスワードが要りますが、指定されていません。',
  ],
  [/SSL|certificate|self.signed/i, 'database-refused', '暗号化（SSL）の設定が合いません。'],
  [/terminated|closed the connection/i, 'database-unavailable', 'HOST が接続を切りました。'],
];

/** An error of the first connection in words; any other error is returned as it is. */
export function connectionFault(url: string, error: unknown): unknown {
  if (error instanceof AnteiError) return error;
  // If a name has several addresses, each has failed separately.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const { code, message = '' } = first as { code?: string; message?: string };
  const [found, words] =
    (code === undefined ? undefined : WORDS[code]) ??
    SAID.find(([said]) => said.test(message))?.slice(1) ??
    [];
  if (!found) return error;
  const { host, name } = address(url);
  const detail = (words as string).replace('HOST', host).replace('NAME', name);
  return new AnteiError(found as ErrorCode, detail, { cause: error });
}

/** Never the user and the password: the words may end in a log. */
function address(url: string): { host: string; name: string } {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    const host = searchParams.get('host') ?? `${hostname || 'localhost'}:${port || 5432}`;
    return { host, name: decodeURIComponent(pathname.slice(1)) || 'postgres' };
  } catch {
    return { host: 'DATABASE_URL の接続先', name: '示した' };
  }
}
