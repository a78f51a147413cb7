/** How each figure of the analysis is defined: the page and the file say it in the same words. */
import { TRIAGE_DAYS } from './analysis.ts';

export const DEFINITIONS = {
  open: '受付・内容確認中・調整中の供給不安報告の数。',
  byClass: '対応中の報告を、その品目の薬効分類（公表されている一覧）で数えたもの。',
  durations:
    '受け付けた日から「未然に防止」または「供給不足」と判断した日までの日数。判断済みの報告だけを数えます。四分位は表計算ソフトの QUARTILE.INC と同じ求めかたです。',
  prevented: '判断済みの報告のうち「未然に防止」としたものの割合。完了にした後も数えます。',
  late: `期限を過ぎた報告と、受付・内容確認中のまま${TRIAGE_DAYS}日を超えた報告。`,
  silent:
    '公表されている一覧で、選んだ日数以上、限定出荷か供給停止の続く品目のうち、始まった日までの6か月（183日）に供給不安報告のなかったもの。他社品の影響による限定出荷など、予見できないものも含みます。',
  exposure:
    '一覧にある品目のうち、製造販売業者が原薬の調達元を申告したもの。申告のない品目は、調達元が1つかどうかわからないので数えません。「海外のみ」は、申告された国に日本がないもの。',
} as const;
export type Figure = keyof typeof DEFINITIONS;
