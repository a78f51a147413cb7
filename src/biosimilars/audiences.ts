/** The audiences and kinds of seminars and materials on the biosimilar site. Pages may import from here. */

/** The three readers of the site. */
export const AUDIENCES = {
  patients: '患者・国民',
  professionals: '医療関係者',
  insurers: '保険者・行政',
} as const;
export type Audience = keyof typeof AUDIENCES;

export const MATERIAL_KINDS = {
  policy: '方針・計画・提案',
  explanation: '解説・説明資料',
  leaflet: 'リーフレット・ポスター',
  video: '動画',
  guide: '手引き・ガイドライン',
  survey: '調査・統計',
} as const;
export type MaterialKind = keyof typeof MATERIAL_KINDS;

/** Name of the check box of an audience. */
export const audienceField = (audience: Audience) => `audience.${audience}`;

/** Audiences in words: 「患者・国民、医療関係者」. */
export function sayAudiences(audiences: readonly Audience[]): string {
  return audiences.map((one) => AUDIENCES[one]).join('、');
}
