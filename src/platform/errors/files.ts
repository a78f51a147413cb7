import type { ErrorText } from './text.ts';

/** Errors: what is wrong with a file, before anybody asks what is in it. */
export const FILES_ERRORS = {
  'file-not-found': {
    status: 404,
    title: 'ファイルが見つかりません',
    remedy: 'パスと読み取り権限を確かめてください。',
  },
  'file-not-written': {
    status: 400,
    title: 'ファイルを書き出せませんでした',
    remedy:
      '書き出す先のフォルダーがあるか、書き込む権限と空きがあるかを確かめるか、別の場所を指定してください。',
  },
  'file-too-large': {
    status: 413,
    title: 'ファイルが大きすぎます',
    remedy: '正しいファイルかどうかを確かめ、要らないシートや列を除くか、分けてください。',
  },
  'not-xlsx': {
    status: 422,
    title: 'Excelブック（xlsx）ではありません',
    remedy:
      '公式のファイルはもう一度ダウンロードし、名前や形式を変えずに指定してください。ほかの形式のファイルは、Excelなどで開いて「Excelブック（.xlsx）」で保存し直してください。',
  },
  'xlsx-protected': {
    status: 422,
    title: 'パスワードで保護されたExcelブックです',
    remedy:
      'Excelで開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」の文字を消して保存し直してください。',
  },
  'broken-xlsx': {
    status: 422,
    title: 'Excelブックが壊れています',
    remedy: 'ダウンロードが途中で切れた可能性があります。もう一度ダウンロードしてください。',
  },
  'stored-damaged': {
    status: 503,
    title: '保存したファイルが壊れています',
    remedy:
      'もう一度お試しください。続くときは、サイトの運用者にお知らせください。運用者は `antei verify` で確かめ、バックアップから戻せます。',
    forReaders: true,
  },
  'zip-bomb': {
    status: 422,
    title: '展開後の大きさが上限を超えるため、開きませんでした',
    remedy:
      '必要な表だけを新しいブックかCSVに写して保存し直してください。公式のファイルであれば発行元に確認してください。展開はしていません。',
  },
  'too-many-cells': {
    status: 422,
    title: 'セルや行、文字が多すぎるため、読みませんでした',
    remedy:
      '要らないシート・行・列を（空でも書式のあるものは）消し、必要な表だけを新しいブックかCSVに写して保存し直してください。',
  },
  'reading-too-long': {
    status: 422,
    title: 'ファイルを読むのに時間がかかりすぎるため、やめました',
    remedy:
      '必要な表だけを新しいブックかCSVに写して、もう一度選んでください。サイトの運用者は ANTEI_READ_SECONDS で延ばせます。',
  },
  'reading-too-heavy': {
    status: 422,
    title: 'ファイルを読むのにメモリーが足りないため、やめました',
    remedy:
      '必要な表だけを新しいブックかCSVに写して、もう一度選んでください。サイトの運用者は ANTEI_READ_MEMORY_MB で増やせます。',
  },
  'reading-busy': {
    status: 503,
    title: 'いま、たくさんのファイルを読んでいます',
    remedy: '1分ほど待って、もう一度送ってください。送ったファイルは残っていません。',
    retryAfter: 60,
    forReaders: true,
  },
  'reading-ended': {
    status: 503,
    title: 'ファイルを読む処理が途中で終わりました',
    remedy:
      'もう一度送ってください。同じファイルで続くときは、必要な表だけを新しいブックかCSVに写して選んでください。',
    retryAfter: 60,
    forReaders: true,
  },
} as const satisfies Record<string, ErrorText>;
