import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';

/** Errors of this room: why a page is not shown now. */
export const WEB_ERRORS = defineErrors('ページ', {
  'pages-busy': {
    status: 503,
    title: '混み合っています',
    remedy: '10秒ほど待って、もう一度開いてください。',
    retryAfter: 10,
  },
  'sign-in-needed': {
    status: 401,
    title: 'ログインが必要です',
    remedy: 'ログインしてから、もう一度開いてください。書きかけの内容は、下書きに残したものだけが残ります。',
  },
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof WEB_ERRORS> {}
}
