/** Why the embedded server cannot be had, told from what the system or PostgreSQL said. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AnteiError, type ErrorCode } from '../../errors.ts';

/** How much of PostgreSQL's own words is shown. */
const LINES = 3;

/** PostgreSQL's words (its messages are English: the cluster's locale is C) and ours, the more telling ones first. */
const SAID: readonly [RegExp, ErrorCode, string][] = [
  [/No space left on device|Disk quota exceeded/, 'disk-full', 'データベースを書き込めません。'],
  [
    /Cannot allocate memory|out of memory|could not (create|resize|map).*shared memory/,
    'memory-lacking',
    'PostgreSQLがメモリーを確保できませんでした。',
  ],
  [
    /files are incompatible with server|not compatible with this version/,
    'database-other-version',
    'このAnteiのPostgreSQLでは開けません。',
  ],
  [
    /has wrong ownership|must be owned by|Permission denied|has group or world access|invalid permissions|Read-only file system/,
    'data-folder-unusable',
    'フォルダーの持ち主か権限が、Anteiを動かす利用者のものではありません。',
  ],
  [
    /checkpoint record|could not locate required|WAL (ends|was generated|segment)|pg_wal|contrecord|redo/,
    'database-damaged',
    'データベースの記録（WAL）が途中で切れているか、欠けています。',
  ],
  [
    /incorrect checksum|control file|pg_control|is not a valid data directory|could not (open|read|access|find|stat) (file|directory|the database)|invalid (page|data)|not a valid|PANIC/,
    'database-damaged',
    'データベースのファイルが欠けているか、壊れています。',
  ],
  [
    /postmaster\.pid.* already exists|still in use|another postmaster/i,
    'embedded-unavailable',
    '同じフォルダーのデータベースが、別のところ（別のコンテナや機械）で動いています。',
  ],
];

/** @param said what PostgreSQL or initdb wrote before it ended */
export function serverFault(said: string): AnteiError {
  const telling = said
    .split('\n')
    .filter((line) => /\b(FATAL|PANIC|ERROR|DETAIL|HINT|error|detail|hint):/.test(line));
  const lines = telling.length > 0 ? telling : said.trim().split('\n');
  const text = lines.join('\n');
  const found = SAID.find(([words]) => words.test(text));
  const quoted = lines
    .slice(-LINES)
    .map((line) => line.replace(/^[\d-]+ [\d:.]+ \S+ \[\d+\] /, '').trim())
    .join(' / ');
  const [, code, words] = found ?? [
    null,
    'embedded-unavailable' as const,
    'PostgreSQLが起動しませんでした。',
  ];
  return new AnteiError(code, `${words}PostgreSQLの記録：${quoted || '何も残っていません'}`);
}

const FOLDER: Readonly<Record<string, string>> = {
  EACCES: '書き込む権限がありません',
  EPERM: '書き込む権限がありません',
  EROFS: '書き込めない場所（読み取り専用）です',
  ENOTDIR: '途中がフォルダーではありません',
  EEXIST: 'フォルダーではありません',
  ENOENT: 'フォルダーを作れません',
  ELOOP: 'リンクが輪になっています',
  ENAMETOOLONG: '名前が長すぎます',
  ERR_SQLITE_ERROR: '鍵のファイルを開けません（書き込む権限がないか、読み取り専用です）',
};

/** What a failure to use a folder means; others come back as they are. */
export function folderFault(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  // Where a folder above is read-only, Node says about the one below that it is missing.
  const words = FOLDER[code === 'ENOENT' ? whyMissing(path) : code];
  return words ? new AnteiError('data-folder-unusable', `${path}（${words}）`, { cause: error }) : error;
}

/** Why a folder could not be made: the fault of the nearest one above it that exists. */
function whyMissing(path: string): string {
  let above = dirname(path);
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above);
  try {
    accessSync(above, constants.W_OK);
    return 'ENOENT';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'ENOENT';
  }
}
