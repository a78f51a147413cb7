import '../supply/errors.ts';
import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';

/** Errors of this room: what is wrong with a list of products, or with the address that is to be told. */
export const ALERTS_ERRORS = defineErrors('品目リストとお知らせ', {
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
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof ALERTS_ERRORS> {}
}
