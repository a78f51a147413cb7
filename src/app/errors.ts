import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';

/** Errors of this room: why a site does not start, or a backup is not restored. */
export const APP_ERRORS = defineErrors('起動とバックアップ', {
  'backup-newer': {
    status: 422,
    title: 'この版より新しい Antei で作ったバックアップです',
    remedy: '作ったときと同じか、それより新しい版の Antei で戻してください。何も戻していません。',
  },
  'port-in-use': {
    status: 500,
    title: 'そのポートはほかで使われています',
    remedy: '環境変数 PORT に別の番号を指定するか、使っているプログラムを止めてください。',
  },
  'cannot-listen': {
    status: 500,
    title: 'そのアドレスとポートでは待ち受けられません',
    remedy:
      'ANTEI_HOST にはこの機械のアドレス（127.0.0.1、すべてなら 0.0.0.0）を、PORT には権限のある番号（1024以上）を指定してください。',
  },
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof APP_ERRORS> {}
}
