/**
 * The one vocabulary of failures (DESIGN §7). Each code has an HTTP status, a Japanese title and what the reader can do;
 * what exactly happened is the error's `detail`. docs/reference/errors.md is generated from this table and a test keeps it.
 */
export const ERRORS = {
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
      '厚生労働省のページから xlsx ファイルをもう一度ダウンロードし、名前や形式を変えずに指定してください。',
  },
  'broken-xlsx': {
    status: 422,
    title: 'Excelブックが壊れています',
    remedy: 'ダウンロードが途中で切れた可能性があります。もう一度ダウンロードしてください。',
  },
  'zip-bomb': {
    status: 422,
    title: '展開後の大きさが上限を超えるため、開きませんでした',
    remedy: '公式のファイルであれば発行元に確認してください。展開はしていません。',
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
  'nothing-to-publish': {
    status: 409,
    title: '公開する報告がありません',
    remedy: '報告が受け付けられると公開できます。毎日の公開は設定の時刻に自動で行います。',
  },
  'report-refused': {
    status: 422,
    title: '報告に誤りがあり、受け付けていません',
    remedy: '示した項目を直して、もう一度出してください。何も保存していません。',
  },
  'warnings-open': {
    status: 409,
    title: '確かめていただく注意が残っています',
    remedy:
      '注意の内容でよければ、確認の印を付けて（APIでは acknowledged に示したコードを入れて）もう一度出してください。',
  },
  'edit-conflict': {
    status: 409,
    title: '開いた後に内容が変わりました',
    remedy: '今の内容を確かめて、必要な変更をもう一度入れてください。何も上書きしていません。',
  },
  'idempotency-conflict': {
    status: 409,
    title: '同じ Idempotency-Key が別の内容で使われています',
    remedy: '新しい報告には新しいキーを使ってください。先の報告はそのままです。',
  },
  'nothing-to-report': {
    status: 422,
    title: '変わるところがありません',
    remedy: 'いまの内容と同じときは、「今月は変更なし」で全品目を一度に確認できます。',
  },
  'report-unreadable': {
    status: 422,
    title: '報告のファイルを読み取れません',
    remedy:
      '「自社の一覧をダウンロード」のファイルを、シート名と見出しを変えずに書き換え、xlsx か CSV で保存して選んでください。何も保存していません。',
  },
  'ndb-unknown': {
    status: 422,
    title: 'NDBオープンデータの処方薬のブックではありません',
    remedy:
      '厚生労働省の「NDBオープンデータ」のページから「処方薬」の、都道府県別か性年齢別の薬効分類別数量の xlsx を指定してください。何も保存していません。',
  },
  'ndb-title': {
    status: 422,
    title: 'シートの表題が読み取れません',
    remedy:
      '表題は「診療年月：2022年04月～2023年03月　内服薬 外来 (院外)　※集計結果が1000未満の場合は…」の形です。公式のブックを書き換えずに指定してください。何も保存していません。',
  },
  'ndb-sheet-missing': {
    status: 422,
    title: 'ブックのシートが足りません',
    remedy: '公式のブックをもう一度ダウンロードし、シートを消さずに指定してください。何も保存していません。',
  },
  'ndb-sheet-twice': {
    status: 422,
    title: '同じ集計が二度指定されています',
    remedy: '同じ回・薬剤区分・処方の場の集計は、1つだけ指定してください。何も保存していません。',
  },
  'ndb-cells': {
    status: 422,
    title: '読めないセルがあります',
    remedy: '示したセルを公式のブックで確かめてください。1か所でもあれば、何も保存しません。',
  },
  'dispensing-unreadable': {
    status: 422,
    title: '調剤の行のファイルとして読めません',
    remedy:
      'Parquet のファイルに、code・prefecture・month・age・sex・setting（文字）と quantity（数）の列を入れてください。何も保存していません。',
  },
  'dispensing-rows': {
    status: 422,
    title: '読めない値のある行があります',
    remedy: '示した列の値を直してください。1行でもあれば、何も保存しません。',
  },
  'dataset-conflict': {
    status: 409,
    title: '同じ集計が、別の内容ですでに取り込まれています',
    remedy: '訂正版として置き換えるときは --replace を付けてください。今の内容はそのままです。',
  },
  'dataset-missing': {
    status: 503,
    title: '集計のファイルがデータのフォルダーにありません',
    remedy: '`antei import ndb` で元のブックをもう一度取り込むと、元に戻ります。',
  },
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
  'no-edition': {
    status: 404,
    title: 'その日付の一覧はありません',
    remedy: '一覧のある日付は「データ」のページか /api/v1/editions で確かめられます。',
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
  'list-not-found': {
    status: 404,
    title: '品目リストが見つかりません',
    remedy:
      'リストのアドレスの全体を開いてください。アドレスは、作ったときの画面と、お知らせのメールにあります。',
  },
  'list-too-long': {
    status: 422,
    title: '品目リストの上限を超えます',
    remedy: '1つのリストは20,000品目、50条件までです。分けて作ってください。何も変わっていません。',
  },
  'list-unreadable': {
    status: 422,
    title: '一覧を読み取れません',
    remedy: '1行に1品目のコードか品名を、そのまま貼り付けるか、xlsx か CSV のファイルで選んでください。',
  },
  'address-refused': {
    status: 422,
    title: 'この宛先には送れません',
    remedy: '宛先を確かめてください。Webhook の宛先は、インターネット上の https のアドレスに限ります。',
  },
  'no-dataset': {
    status: 404,
    title: '集計のもとになるデータがありません',
    remedy:
      'NDBオープンデータの処方薬のファイルを `antei import ndb` で取り込んでください。取り込まれているものは「データ」のページで確かめられます。',
  },
  'prices-missing': {
    status: 404,
    title: '薬価基準のリストがありません',
    remedy:
      '厚生労働省の「薬価基準収載品目リスト」を `antei import price` で取り込むか、より後の日付を指定してください。',
  },
  'measure-invalid': {
    status: 500,
    title: '指標の定義に誤りがあります',
    remedy: 'src/indicators/measures の示したファイルを直してください。直るまで始められません。',
  },
  'figures-busy': {
    status: 503,
    title: '指標の集計が混み合っています',
    remedy: 'しばらく待って、もう一度開いてください。日付を指定しない指標は、すぐに表示できます。',
  },
  'codes-missing': {
    status: 404,
    title: '後発医薬品の区分のリストがありません',
    remedy:
      '厚生労働省の「薬価基準収載品目リスト及び後発医薬品に関する情報」を `antei import generic-info` で取り込むか、より後の日付を指定してください。',
  },
  'warning-refused': {
    status: 422,
    title: '供給不安報告は変わっていません',
    remedy: '示した点を直して、もう一度送ってください。',
  },
  'warning-conflict': {
    status: 409,
    title: 'ほかの人が先に変えています',
    remedy: '今の内容を確かめてから、もう一度送ってください。何も変わっていません。',
  },
  'attachment-refused': {
    status: 422,
    title: 'このファイルは添付できません',
    remedy: 'PDF、Excel、Word、PowerPoint、CSV、テキスト、PNG、JPEG を、1つ5MBまで、10個まで添付できます。',
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
  'demo-file': {
    status: 422,
    title: 'デモの一覧は公式の一覧として取り込めません',
    remedy: '厚生労働省のページからダウンロードした一覧を指定してください。',
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
  'register-invalid': {
    status: 500,
    title: 'ロードマップの資料データに誤りがあります',
    remedy: '示されたファイルと行を、書かれた直し方のとおりに直してください。直るまで何も公開しません。',
  },
  'information-refused': {
    status: 422,
    title: 'この操作は受け付けていません',
    remedy: '示した点を確かめて、もう一度送ってください。何も変わっていません。',
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
  internal: {
    status: 500,
    title: '思わぬ不具合が起きました',
    remedy: 'もう一度お試しください。続くときは表示された番号を添えてお知らせください。',
  },
} as const satisfies Record<string, { status: number; title: string; remedy: string }>;

export type ErrorCode = keyof typeof ERRORS;

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
