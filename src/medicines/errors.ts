import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';

/** Errors of this room: what is wrong with an official list that is imported. */
export const MEDICINES_ERRORS = defineErrors('リストの取り込み', {
  'layout-changed': {
    status: 422,
    title: '列の構成が想定と違います',
    remedy:
      '見出しの行を確かめてください。公式の様式が変わったときは、新しい様式に対応した版の Antei が必要です。何も保存していません。',
  },
  'date-missing': {
    status: 422,
    title: '日付が読み取れません',
    remedy: '公式のファイル名のまま指定するか、--date で日付を指定してください。',
  },
  'too-many-problems': {
    status: 422,
    title: '読めないセルのある行が多すぎます',
    remedy: '列がずれていないか、正しいファイルかを確かめてください。何も保存していません。',
  },
  'edition-conflict': {
    status: 409,
    title: '同じ日付の一覧が、別の内容ですでに取り込まれています',
    remedy:
      '訂正版として置き換えるときは、取り込みのコマンド（`antei import supply` など）に --replace を付けてください。今の内容はそのままです。',
  },
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof MEDICINES_ERRORS> {}
}
