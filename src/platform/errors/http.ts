import type { ErrorText } from './text.ts';

/** Errors: what is wrong with a request before anything looks at what it asks for. */
export const HTTP_ERRORS = {
  'odd-header': {
    status: 400,
    title: '要求のヘッダーが正しくありません',
    remedy:
      '示したヘッダーを直すか、付けずに送ってください。ブラウザーで出たときは、中継や拡張機能が書き換えていないか確かめてください。',
  },
  'odd-address': {
    status: 400,
    title: 'アドレスが正しくありません',
    remedy:
      'リンクをもう一度開くか、ページの中から探してください。プログラムからは、番号や名前をそのまま付けてください。',
  },
  'json-characters': {
    status: 400,
    title: 'JSONに、扱えない文字があります',
    remedy:
      '示した値から、NUL（\\u0000）や、対になっていないサロゲートなど、文字でないものを除いて送ってください。何も受け付けていません。',
  },
  'address-unset': {
    status: 400,
    title: 'このアドレスでは開けません',
    remedy:
      'サイトの運用者は、公開するアドレスを環境変数 ANTEI_PUBLIC_URL に設定して起動し直してください。この機械で試すときは http://localhost で開きます。',
  },
  'bad-request-line': {
    status: 400,
    title: 'HTTPの要求として読み取れません',
    remedy: 'ブラウザーか、HTTP/1.1 に沿ったプログラムで送ってください。',
  },
  'request-too-slow': {
    status: 408,
    title: '要求が時間内に届きませんでした',
    remedy: '接続を確かめて、もう一度送ってください。何も受け付けていません。',
  },
  'address-too-long': {
    status: 414,
    title: 'アドレスが長すぎます',
    remedy: '検索の言葉や絞り込みを減らしてください。',
  },
  'expectation-unknown': {
    status: 417,
    title: 'Expect ヘッダーの求めに応じられません',
    remedy: 'Expect ヘッダーを付けずに送ってください。',
  },
  'headers-too-large': {
    status: 431,
    title: '要求のヘッダーが大きすぎます',
    remedy: 'ブラウザーで出たときは、このサイトのCookieを消してからやり直してください。',
  },
  'body-too-large': {
    status: 413,
    title: '送られた内容が大きすぎます',
    remedy: '分けて送るか、要らない部分を消してください。何も受け付けていません。',
  },
  'body-crumbs': {
    status: 400,
    title: '送られた内容が、細かく分かれすぎています',
    remedy: '1KB以上にまとめて送ってください。何も受け付けていません。',
  },
  'body-kind': {
    status: 415,
    title: '送られた内容の形式を扱えません',
    remedy: 'Content-Type を確かめてください。フォームはブラウザーから、APIへはJSONで送ります。',
  },
  'form-unreadable': {
    status: 400,
    title: '送られた内容を、フォームとして読み取れません',
    remedy: 'ページを開き直して、もう一度送ってください。何も受け付けていません。',
  },
  'form-too-many': {
    status: 413,
    title: 'フォームの項目が多すぎます',
    remedy: '分けて送ってください。品目が多いときは、ファイルか貼り付けで一度に渡せます。',
  },
  'json-unreadable': {
    status: 400,
    title: 'JSONとして読み取れません',
    remedy: 'UTF-8のJSONとして正しいか確かめてください。何も受け付けていません。',
  },
  'json-too-deep': {
    status: 400,
    title: 'JSONの入れ子が深すぎます',
    remedy: 'APIの説明にある形で送ってください。何も受け付けていません。',
  },
  'json-too-many': {
    status: 413,
    title: 'JSONの値が多すぎます',
    remedy: '分けて送ってください。何も受け付けていません。',
  },
  'bodies-busy': {
    status: 503,
    title: 'いま、たくさんのファイルや内容を受け取っています',
    remedy: '少し待って、もう一度送ってください。送ったものは読まれておらず、何も受け付けていません。',
    retryAfter: 5,
    forReaders: true,
  },
  'answers-busy': {
    status: 503,
    title: 'いま、たくさんの方に送っています',
    remedy:
      '少し待って、もう一度開いてください。同じネットワークから同時に受け取っているものがあれば、終わってからにしてください。',
    retryAfter: 5,
  },
  'drawing-busy': {
    status: 503,
    title: '資料を作る順番を多くの人が待っています',
    remedy: '1分ほど待ってからやり直してください。',
    retryAfter: 30,
    forReaders: true,
  },
  'drawing-failed': {
    status: 503,
    title: '資料を作れませんでした',
    remedy: 'しばらく待ってやり直してください。続くときはサイトの運用者にお知らせください。',
    retryAfter: 60,
  },
} as const satisfies Record<string, ErrorText>;
