import type { ErrorText } from './text.ts';

/** Errors: why a site, a worker or a command cannot start, each with what its operator can do. */
export const START_ERRORS = {
  'data-folder-unusable': {
    status: 503,
    title: 'データのフォルダーを使えません',
    remedy:
      '示した場所に、Anteiを動かす利用者の書き込み権限があるかを確かめるか、ANTEI_DATA（--data）で別のフォルダーを指定してください。',
  },
  'database-damaged': {
    status: 503,
    title: 'データベースのファイルが壊れています',
    remedy:
      'フォルダーをそのまま別の場所へ写して残し、バックアップから戻してください（docs/guide/operator.md）。消したり作り直したりしないでください。',
  },
  'database-other-version': {
    status: 503,
    title: 'データベースが、別の版のPostgreSQLのものです',
    remedy:
      'これまで使っていた版のAnteiで `antei backup` を取り、この版の `antei restore` で空のフォルダーに戻してください（手順は docs/guide/operator.md の Another PostgreSQL）。データは変えていません。',
  },
  'database-newer': {
    status: 503,
    title: 'データベースが、このAnteiより新しい版のものです',
    remedy:
      '新しい版のAntei（git pull のあと npm ci）で起動するか、この版で取ったバックアップから戻してください。データは変えていません。',
  },
  'database-too-old': {
    status: 503,
    title: 'PostgreSQLの版が古すぎます',
    remedy: 'PostgreSQL 14 以上を用意し、DATABASE_URL に指定してください。',
  },
  'database-refused': {
    status: 503,
    title: 'データベースが接続を断りました',
    remedy:
      'DATABASE_URL の利用者、パスワード、データベース名と、PostgreSQL側の許可（pg_hba.conf）を確かめてください。',
  },
  'database-rights': {
    status: 503,
    title: 'データベースに書き込む権限がありません',
    remedy:
      'DATABASE_URL の利用者に、そのデータベースで表とスキーマを作る権限を与えてください。読み取り専用の複製では、表を新しくできません。書き込めるデータベースにつないで、この版を先に一度始めてください。',
  },
  'memory-lacking': {
    status: 503,
    title: 'メモリーが足りません',
    remedy:
      'ほかのプログラムを止めるか、機械やコンテナのメモリー（共有メモリーを含む）を増やしてください。2GB以上をお勧めします。',
  },
} as const satisfies Record<string, ErrorText>;
