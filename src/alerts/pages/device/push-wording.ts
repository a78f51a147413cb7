/** What keeps a browser from notifying, and what to do. */
export const UNSUPPORTED =
  'このブラウザーは、このサイトからの通知に対応していません。iPhone・iPad では、共有メニューの「ホーム画面に追加」をして、そのアイコンから開くと使えます。';
export const DENIED =
  'ブラウザーの設定で、このサイトの通知が止められています。設定で通知を許可してから、このページを読み込み直してください。';
export const FAILED =
  '通知を設定できませんでした。通信を確かめて、もう一度お試しください。リストはそのままです。';
