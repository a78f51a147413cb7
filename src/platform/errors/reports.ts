/** Errors: what is wrong with what makers report, warn of and watch, and officers enter. */
export const REPORTS_ERRORS = {
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
} as const;
