import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';
export { noEditionYet } from '../supply/errors.ts';

/** Errors of this room: why a report is not taken. */
export const REPORTING_ERRORS = defineErrors('供給状況の報告', {
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
  'preview-changed': {
    status: 409,
    title: '確かめていただいたあとに、ほかの画面で直されています',
    remedy: '新しい内容を示しました。もう一度確かめてから、直すか提出してください。何も報告していません。',
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
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof REPORTING_ERRORS> {}
}
