import { FIGURES_ERRORS } from './errors/figures.ts';
import { FILES_ERRORS } from './errors/files.ts';
import { HTTP_ERRORS } from './errors/http.ts';
import { REPORTS_ERRORS } from './errors/reports.ts';

/**
 * The one vocabulary of failures (DESIGN §7). Each code has an HTTP status, a Japanese title and what the reader can do;
 * what exactly happened is the error's `detail`. docs/reference/errors.md is generated from this table and a test keeps it.
 */
export const ERRORS = {
  ...HTTP_ERRORS,
  ...FILES_ERRORS,
  ...FIGURES_ERRORS,
  ...REPORTS_ERRORS,
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
  'port-in-use': {
    status: 500,
    title: 'そのポートはほかで使われています',
    remedy: '環境変数 PORT に別の番号を指定するか、使っているプログラムを止めてください。',
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

/** Seconds after which to try again, where an error passes by itself. */
export function retryAfterOf(code: ErrorCode): number | undefined {
  const entry: { status: number; retryAfter?: number } = ERRORS[code];
  return entry.retryAfter;
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

/** Node and PostgreSQL both have a code for a disk without room; other errors come back unchanged. */
export function explain(error: unknown): unknown {
  const code = (error as { code?: string } | null)?.code;
  if (code === 'ENOSPC' || code === '53100') {
    return new AnteiError('disk-full', (error as Error).message, { cause: error });
  }
  if (code === 'ECONNREFUSED' || code === '57P03' || code === '57P01') {
    return new AnteiError('database-unavailable', (error as Error).message, { cause: error });
  }
  if (code === 'EADDRINUSE') return new AnteiError('port-in-use', (error as Error).message, { cause: error });
  return error;
}
