import '../indicators/errors.ts';
import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';

/** Errors of this room: why something of the information site stays as it is. */
export const BIOSIMILARS_ERRORS = defineErrors('バイオシミラーの情報', {
  'information-refused': {
    status: 422,
    title: 'この操作は受け付けていません',
    remedy: '示した点を確かめて、もう一度送ってください。何も変わっていません。',
  },
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof BIOSIMILARS_ERRORS> {}
}
