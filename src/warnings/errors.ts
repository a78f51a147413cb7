import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';

/** Errors of this room: why a warning stays as it is. */
export const WARNINGS_ERRORS = defineErrors('供給不安報告', {
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
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof WARNINGS_ERRORS> {}
}
