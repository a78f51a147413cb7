import { defineDeeds } from './model.ts';

/** What this room records in the audit trail, as it is told there. */
export const ACCESS_DEEDS = defineDeeds({
  'session.start': 'ログイン',
  'session.end': 'ログアウト',
  'session.end-all': 'すべての端末でログアウト',
  'session.switch': '組織の切り替え',
  'mail.change': 'メールの受け取りかたの変更',
  'organisation.add': '組織の登録',
  'organisation.makers': '製造販売業者名の登録',
  'member.invite': '招待',
  'member.uninvite': '招待の取り消し',
  'member.join': '参加',
  'member.role': '役割の変更',
  'member.remove': 'メンバーの削除',
  'token.make': 'APIトークンの発行',
  'token.revoke': 'APIトークンの取り消し',
});

declare module './model.ts' {
  interface DeedTable extends Deeds {}
}
type Deeds = typeof ACCESS_DEEDS;
