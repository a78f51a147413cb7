/** What the number of an answer says about it, in Japanese: whose turn it is, and whether it helps to ask again. */
const MEANINGS: Readonly<Record<number, string>> = {
  400: '送られた内容の形に誤りがあり、処理を始めていません。直さずに送り直しても、同じ答えになります。',
  401: 'だれからの要求かが分からないため、開けません。ログインかトークンが要ります。',
  403: 'だれからの要求かは分かりましたが、その人や組織にはできないことです。',
  404: '求められたものが、この場所にありません。',
  408: '送られてくるのを待ちましたが、時間内に終わりませんでした。',
  409: 'いまの状態と食い違うため、そのままでは行えません。今あるものは変わっていません。',
  410: '前はありましたが、いまは使えません。',
  413: '送られたものが、受け付けられる大きさや数を超えています。',
  414: 'アドレスが、受け付けられる長さを超えています。',
  415: '送られたものの形式を、このアドレスでは扱えません。',
  417: 'ヘッダーで求められた条件に応じられません。',
  422: '受け取りましたが、中身に誤りがあるか、条件を満たさないため、受け付けていません。',
  429: '短い時間に、決められた回数を超えて呼ばれました。',
  431: '要求のヘッダーが、受け付けられる大きさを超えています。',
  500: 'サイトの側の誤りです。見ている人が直せることはありません。',
  502: 'サイトが頼りにしている外のサイトから、正しい答えを得られませんでした。',
  503: 'サイトがいま応じられない状態です。',
  507: 'サイトの側に、保存する場所がありません。',
};

/** @param retryAfter seconds after which it helps to ask again, where that is so */
export function meaningOf({ status, retryAfter }: { status: number; retryAfter?: number }): string {
  const again =
    retryAfter === undefined ? '' : `${retryAfter}秒ほど待ってやり直すと、うまくいくことがあります。`;
  return (MEANINGS[status] ?? '') + again;
}
