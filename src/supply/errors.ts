import '../medicines/errors.ts';
import { AnteiError, defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError };

/** Errors of this room: what is wrong with an edition, its file or the place that it is fetched from. */
export const SUPPLY_ERRORS = defineErrors('供給状況の一覧', {
  'sheet-missing': {
    status: 422,
    title: '必要なシートがありません',
    remedy: '「供給状況一覧表」シートを含む公式の一覧を指定してください。',
  },
  'date-mismatch': {
    status: 422,
    title: '日付が一致しません',
    remedy: 'ファイル名・表題・リンクの日付を確かめ、公式のファイル名のまま指定してください。',
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
      '今の一覧は「データ」のページか /api/v1/editions で確かめられます。サイトの運用者は `antei edition restore` で戻せます。',
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
      'ネットワークと ANTEI_SUPPLY_PAGE のアドレスを確かめてください。自動の取得は、次の予定の時刻にもう一度行います。',
  },
  'source-unreadable': {
    status: 502,
    title: '取得元のページから一覧を見つけられません',
    remedy: 'ANTEI_SUPPLY_PAGE のページを開き、一覧へのリンクがあるか確かめてください。',
  },
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof SUPPLY_ERRORS> {}
}

/** `no-edition` before the first list. */
export function noEditionYet(): AnteiError {
  return new AnteiError('no-edition', 'まだ一覧が取り込まれていません。', {
    remedy: 'サイトの運用者が公式の一覧を `antei import supply` で取り込むと、使えるようになります。',
  });
}
