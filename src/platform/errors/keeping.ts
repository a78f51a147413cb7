import type { ErrorText } from './text.ts';

/** Errors: what is wrong with backups, the secret, and what is stored. */
export const KEEPING_ERRORS = {
  'backup-unreadable': {
    status: 422,
    title: 'バックアップのファイルではありません',
    remedy: '`antei backup` で作ったファイルを指定してください。何も戻していません。',
  },
  'backup-damaged': {
    status: 422,
    title: 'バックアップが壊れています',
    remedy: '写した元のファイルか、ほかの日のバックアップを使ってください。何も戻していません。',
  },
  'store-unreachable': {
    status: 503,
    title: 'ファイルの保管場所に届きません',
    remedy:
      'しばらく待って、もう一度お試しください。サイトの運用者は、ANTEI_STORE の場所（共有フォルダーならつながっているか、S3互換なら接続先・鍵・バケット）を確かめてください。失われたものはありません。',
    forReaders: true,
  },
  'restore-not-empty': {
    status: 409,
    title: '戻す先が空ではありません',
    remedy:
      '`--data 新しいフォルダー` で空のフォルダーに戻してください（DATABASE_URL を使うときは、空のデータベースを用意します）。今あるものはそのままです。',
  },
  'secret-missing': {
    status: 500,
    title: 'このデータベースの秘密がありません',
    remedy:
      'データのフォルダーの secret をバックアップから戻すか、ANTEI_SECRET に前と同じ値を設定してください。どこにも残っていないときだけ `antei secret renew` で替えられます（これまでの品目リストのアドレス、配信停止のリンク、プッシュ通知の登録は使えなくなります）。',
  },
  'secret-mismatch': {
    status: 500,
    title: '秘密が、このデータベースのものと違います',
    remedy:
      'データのフォルダーの secret か ANTEI_SECRET を、前と同じ値に戻してください。別のサイトのデータベースにつないでいないかも確かめてください。どこにも残っていないときだけ `antei secret renew` で替えられます（これまでの品目リストのアドレス、配信停止のリンク、プッシュ通知の登録は使えなくなります）。',
  },
} as const satisfies Record<string, ErrorText>;
