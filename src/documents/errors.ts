import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';

/** Errors of this room: what is wrong with the data files of the register. */
export const DOCUMENTS_ERRORS = defineErrors('ロードマップ', {
  'register-invalid': {
    status: 500,
    title: 'ロードマップの資料データに誤りがあります',
    remedy: '示されたファイルと行を、書かれた直し方のとおりに直してください。直るまで何も公開しません。',
  },
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof DOCUMENTS_ERRORS> {}
}
