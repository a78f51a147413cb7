import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';

/** Errors of this room: why somebody is not let in, and what organisations and tokens allow. */
export const ACCESS_ERRORS = defineErrors('ログインと組織', {
  'token-needed': {
    status: 401,
    title: 'APIトークンが必要です',
    remedy: '「組織」のページでAPIトークンを発行し、Authorization: Bearer ヘッダーに付けてください。',
  },
  'sign-in-off': {
    status: 404,
    title: 'このサイトではログインを使えません',
    remedy:
      '供給状況の検索と閲覧にログインは要りません。報告に使うときは、サイトの運用者にお問い合わせください。',
  },
  'sign-in-locked': {
    status: 403,
    title: 'お試し用のログインには、サイトの鍵が要ります',
    remedy:
      'サイトを始めたときに端末に示されたリンク（/dev/key/ を含むもの）を、このブラウザーで開いてから、もう一度お試しください。',
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
    forReaders: true,
  },
  'invitation-unusable': {
    status: 410,
    title: 'この招待は使えません',
    remedy: '招待は7日間、1人に限り使えます。組織の管理者に、新しい招待のリンクをもらってください。',
  },
  'mail-refused': {
    status: 422,
    title: 'このメールアドレスは使えません',
    remedy: 'メールアドレスの形を確かめてください。確認のメールは、1人につき1日に3通までです。',
  },
  'mail-unconfirmed': {
    status: 410,
    title: 'メールアドレスを確かめられませんでした',
    remedy:
      'リンクは48時間、申し込んだ本人に限り使えます。「メールでの知らせ」のページで、もう一度登録してください。',
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
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof ACCESS_ERRORS> {}
}
