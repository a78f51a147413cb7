/** Errors: what is wrong with a file, and with the official lists in it. */
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
    remedy: '公式の一覧は数MBです。正しいファイルかどうかを確かめてください。',
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
  },
  'zip-bomb': {
    status: 422,
    title: '展開後の大きさが上限を超えるため、開きませんでした',
    remedy: '公式のファイルであれば発行元に確認してください。展開はしていません。',
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
  },
  'reading-ended': {
    status: 503,
    title: 'ファイルを読む処理が途中で終わりました',
    remedy:
      'もう一度送ってください。同じファイルで続くときは、必要な表だけを新しいブックかCSVに写して選んでください。',
    retryAfter: 60,
  },
  'sheet-missing': {
    status: 422,
    title: '必要なシートがありません',
    remedy: '「供給状況一覧表」シートを含む公式の一覧を指定してください。',
  },
  'layout-changed': {
    status: 422,
    title: '列の構成が想定と違います',
    remedy:
      '見出しの行を確かめてください。公式の様式が変わったときは、新しい様式に対応した版の Antei が必要です。何も保存していません。',
  },
  'date-mismatch': {
    status: 422,
    title: '日付が一致しません',
    remedy: 'ファイル名・表題・リンクの日付を確かめ、公式のファイル名のまま指定してください。',
  },
  'date-missing': {
    status: 422,
    title: '日付が読み取れません',
    remedy:
      '公式のファイル名（例：260814iyakuhinkyoukyu.xlsx）のまま指定するか、--date で日付を指定してください。',
  },
  'date-future': {
    status: 422,
    title: '未来の日付の一覧です',
    remedy: '表題とファイル名の日付、この機械の時計を確かめてください。',
  },
  'duplicate-code': {
    status: 422,
    title: '同じYJコードの行が食い違っています',
    remedy: '示した行を発行元に確かめ、1行にしてからもう一度取り込んでください。何も保存していません。',
  },
  'too-many-problems': {
    status: 422,
    title: '読めないセルのある行が多すぎます',
    remedy: '列がずれていないか、正しいファイルかを確かめてください。何も保存していません。',
  },
  'edition-conflict': {
    status: 409,
    title: '同じ日付の一覧が、別の内容ですでに取り込まれています',
    remedy: '訂正版として置き換えるときは --replace を付けてください。今の内容はそのままです。',
  },
  'demo-file': {
    status: 422,
    title: 'デモの一覧は公式の一覧として取り込めません',
    remedy: '厚生労働省のページからダウンロードした一覧を指定してください。',
  },
  'no-edition': {
    status: 404,
    title: 'その日付の一覧はありません',
    remedy: '一覧のある日付は「データ」のページか /api/v1/editions で確かめられます。',
  },
  'edition-withdrawn': {
    status: 410,
    title: 'その日付の一覧は取り下げられました',
    remedy:
      '今の一覧は「データ」のページか /api/v1/editions で確かめられます。戻すときは antei edition restore を使います。',
  },
  'edition-of-reports': {
    status: 409,
    title: '公式の一覧のない日付です',
    remedy: '報告に誤りがあるときは、製造販売業者が訂正の報告を出します。',
  },
  'source-refused': {
    status: 502,
    title: '取得元に断られました',
    remedy: '取得を繰り返さず、時間をおいてください。続くときは取得元の利用条件を確かめてください。',
  },
  'source-unavailable': {
    status: 502,
    title: '取得元につながりません',
    remedy:
      'ネットワークと ANTEI_SUPPLY_PAGE のアドレスを確かめてください。次の予定の時刻にもう一度取りに行きます。',
  },
  'source-unreadable': {
    status: 502,
    title: '取得元のページから一覧を見つけられません',
    remedy: 'ANTEI_SUPPLY_PAGE のページを開き、一覧へのリンクがあるか確かめてください。',
  },
} as const;
