import type { ErrorText } from './text.ts';

/** Errors that any room may throw, and errors of the machine below them. */
export const GENERAL_ERRORS = {
  'disk-full': {
    status: 507,
    title: 'ディスクの空きがありません',
    remedy: '空きを増やしてからやり直してください。取り込みのときは、途中の内容は残っていません。',
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
  forbidden: {
    status: 403,
    title: 'この操作はできません',
    remedy:
      '役割や組織が違うときは、組織の管理者に確かめるか、「アカウント」のページで組織を切り替えてください。',
  },
  'edit-conflict': {
    status: 409,
    title: '開いた後に内容が変わりました',
    remedy: '今の内容を確かめて、必要な変更をもう一度入れてください。何も上書きしていません。',
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
      'しばらく待ってやり直してください。検索と品目の今の状況は、その間も開けます。送ったものがあるときは、受け付けられたかを確かめてから送り直してください。続くときは、サイトの運用者が DATABASE_URL とデータベースの状態（/health/ready）を確かめてください。',
  },
  'read-only': {
    status: 503,
    title: 'いまは読み取り専用です',
    remedy:
      '公開の情報はそのまま読めます。リストの作成や変更、ログイン、報告などは何も受け付けていないので、しばらく待ってからやり直してください。続くときは、サイトの運用者が DATABASE_URL の指すデータベースが複製でないかを確かめてください（docs/guide/operator.md）。',
    retryAfter: 30,
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
    forReaders: true,
  },
} as const satisfies Record<string, ErrorText>;
