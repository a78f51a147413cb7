import { FIGURES_ERRORS } from './errors/figures.ts';
import { FILES_ERRORS } from './errors/files.ts';
import { HTTP_ERRORS } from './errors/http.ts';
import { KEEPING_ERRORS } from './errors/keeping.ts';
import { REPORTS_ERRORS } from './errors/reports.ts';
import { START_ERRORS } from './errors/start.ts';

/**
 * The one vocabulary of failures (DESIGN §7). Each code has an HTTP status, a Japanese title and what the reader can do;
 * what exactly happened is the error's `detail`. docs/reference/errors.md is generated from this table and a test keeps it.
 */
export const ERRORS = {
  ...HTTP_ERRORS,
  ...FILES_ERRORS,
  ...FIGURES_ERRORS,
  ...KEEPING_ERRORS,
  ...REPORTS_ERRORS,
  ...START_ERRORS,
  'disk-full': {
    status: 507,
    title: 'ディスクの空きがありません',
    remedy: '空きを増やしてからやり直してください。取り込みの途中の内容は残っていません。',
  },
  'bad-request': {
    status: 400,
    title: '指定の形式が正しくありません',
    remedy: '示した項目を直してください。',
  },
  'not-found': {
    status: 404,
    title: '見つかりません',
    remedy: 'アドレスやコードを確かめるか、検索からお探しください。',
  },
  'sign-in-needed': {
    status: 401,
    title: 'ログインが必要です',
    remedy: 'ログインしてから、もう一度開いてください。書きかけの内容は、下書きに残したものだけが残ります。',
  },
  'token-needed': {
    status: 401,
    title: 'APIトークンが必要です',
    remedy: '「組織」のページでAPIトークンを発行し、Authorization: Bearer ヘッダーに付けてください。',
  },
  forbidden: {
    status: 403,
    title: 'この操作はできません',
    remedy:
      '役割や組織が違うときは、組織の管理者に確かめるか、「アカウント」のページで組織を切り替えてください。',
  },
  'sign-in-off': {
    status: 404,
    title: 'このサイトではログインを使えません',
    remedy:
      '供給状況の検索と閲覧にログインは要りません。報告に使うときは、サイトの運用者にお問い合わせください。',
  },
  'sign-in-locked': {
    status: 403,
    title: 'お試し用のログインには、サイトの鍵が要ります',
    remedy:
      'サイトを始めたときに端末に示されたリンク（/dev/key/ を含むもの）を、このブラウザーで開いてから、もう一度お試しください。',
  },
  'sign-in-expired': {
    status: 400,
    title: 'ログインをやり直してください',
    remedy: '「ログインする」をもう一度押し、10分以内に同じブラウザーで終えてください。',
  },
  'sign-in-refused': {
    status: 403,
    title: 'ログインできませんでした',
    remedy: 'もう一度お試しください。続くときは、IDの発行元で状態を確かめてください。',
  },
  'sign-in-unavailable': {
    status: 502,
    title: 'IDの発行元につながりません',
    remedy: 'しばらく待ってやり直してください。続くときはサイトの運用者にお知らせください。',
  },
  'invitation-unusable': {
    status: 410,
    title: 'この招待は使えません',
    remedy: '招待は7日間、1人に限り使えます。組織の管理者に、新しい招待のリンクをもらってください。',
  },
  'last-admin': {
    status: 409,
    title: '最後の管理者は外せません',
    remedy: '先に、ほかのメンバーを管理者にしてください。いまの役割はそのままです。',
  },
  'maker-taken': {
    status: 409,
    title: 'その製造販売業者名は、別の組織のものです',
    remedy: '`antei organisation list` で確かめてください。何も登録していません。',
  },
  'too-many-requests': {
    status: 429,
    title: 'アクセスが多すぎます',
    remedy: 'Retry-After の秒数だけ待ってからやり直してください。',
  },
  'wrong-setting': {
    status: 500,
    title: '設定が正しくありません',
    remedy: 'docs/reference/settings.md を見て、示した環境変数を直してください。',
  },
  'database-unavailable': {
    status: 503,
    title: 'データベースに接続できません',
    remedy:
      'しばらく待ってやり直してください。続くときは DATABASE_URL とデータベースの状態を確かめてください。',
  },
  'embedded-unavailable': {
    status: 503,
    title: '組み込みのデータベースを起動できません',
    remedy: 'PostgreSQL を別に用意し、環境変数 DATABASE_URL に接続先を指定してください。',
  },
  internal: {
    status: 500,
    title: '思わぬ不具合が起きました',
    remedy: 'もう一度お試しください。続くときは表示された番号を添えてお知らせください。',
  },
} as const satisfies Record<string, { status: number; title: string; remedy: string; retryAfter?: number }>;

export type ErrorCode = keyof typeof ERRORS;

/** Seconds after which to try again (`Retry-After`), where an error passes by itself. */
export function retryAfterOf(code: ErrorCode): number | undefined {
  const { status, retryAfter }: { status: number; retryAfter?: number } = ERRORS[code];
  return retryAfter ?? (status === 503 ? 10 : undefined);
}

/** A failure whose cause and remedy can be told to the person it concerns. */
export class AnteiError extends Error {
  readonly code: ErrorCode;
  /** What exactly happened, in Japanese: what was expected, what was found, where. */
  readonly detail: string;

  constructor(code: ErrorCode, detail: string, options?: ErrorOptions) {
    super(`${ERRORS[code].title}：${detail}`, options);
    this.name = 'AnteiError';
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get remedy(): string {
    return ERRORS[this.code].remedy;
  }
}

/**
 * Codes of 500 and above whose detail is for readers. All others are about the machine, and may name its folders, addresses and
 * settings: that is for its log and its terminal.
 */
export const READER_DETAIL: ReadonlySet<ErrorCode> = new Set([
  'dataset-missing',
  'dataset-damaged',
  'stored-damaged',
  'figures-busy',
  'drawing-busy',
  'bodies-busy',
  'reading-busy',
  'reading-ended',
  'sign-in-unavailable',
  'internal',
]);

/** What a stranger may be told of an error beyond its title. */
export function detailForReaders({ code, status, detail }: AnteiError): string {
  return status < 500 || READER_DETAIL.has(code)
    ? detail
    : 'くわしくは、サイトの運用者が記録で確かめられます。';
}

/** What Node or PostgreSQL says when the database is away: it died, starts, stops, is full, or its machine is gone. */
const AWAY = new Set(
  'ECONNREFUSED ECONNRESET EPIPE EHOSTUNREACH ENETUNREACH 57P01 57P02 57P03 57P05 53300 08000 08001 08003 08004 08006'.split(
    ' ',
  ),
);
/** What `pg` says of a connection that ended, without a code. */
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
  const away = code === undefined ? ENDED.test(message ?? '') : AWAY.has(code);
  if (away || (code === 'ENOENT' && syscall === 'connect'))
    return as('database-unavailable', 'データベースから応答がありません。');
  return error;
}
