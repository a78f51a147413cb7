/** What the demonstration's seminars and cases say: every title begins with デモ, and no place or person in them is real. */
import type { OrganisationKind } from '../../access/model.ts';
import type { Audience } from '../audiences.ts';

interface DemoSeminar {
  title: string;
  /** From the first start on; negative: it is over. */
  inDays: number;
  begins: string;
  ends: string;
  place: string;
  note: string;
  audiences: Audience[];
  cancelled?: true;
}

export const SEMINARS: readonly DemoSeminar[] = [
  {
    title: 'デモ：はじめてのバイオ後続品（架空の講習会）',
    inDays: 17,
    begins: '13:30',
    ends: '15:00',
    place: 'オンライン（架空）',
    note: 'デモのための予定です。実際には開かれません。',
    audiences: ['patients'],
  },
  {
    title: 'デモ：切替えの説明と院内の手順（架空の講習会）',
    inDays: 38,
    begins: '18:00',
    ends: '19:30',
    place: 'デモ会館 第1会議室（架空）',
    note: 'デモのための予定です。実際には開かれません。',
    audiences: ['professionals'],
  },
  {
    title: 'デモ：保険者の取組を持ち寄る会（架空の講習会）',
    inDays: 59,
    begins: '10:00',
    ends: '12:00',
    place: 'オンライン（架空）',
    note: 'デモのための予定です。実際には開かれません。',
    audiences: ['insurers'],
  },
  {
    title: 'デモ：薬局での説明の練習（架空の講習会）',
    inDays: 24,
    begins: '14:00',
    ends: '16:00',
    place: 'デモ会館 大ホール（架空）',
    note: 'デモのための予定です。中止がどう見えるかを示しています。',
    audiences: ['professionals', 'patients'],
    cancelled: true,
  },
  {
    title: 'デモ：使用状況の読み方（架空の講習会）',
    inDays: -21,
    begins: '13:30',
    ends: '15:30',
    place: 'オンライン（架空）',
    note: 'デモのための記録です。',
    audiences: ['professionals', 'insurers'],
  },
];

export interface DemoCase {
  by: OrganisationKind;
  title: string;
  place: string;
  what: string;
  result: string;
  /** What the ministry decided; null while it waits. */
  to: 'published' | 'returned' | null;
}

export const CASES: readonly DemoCase[] = [
  {
    by: 'hospital',
    title: 'デモ：入院前の面談で、切替えを説明した（架空の事例）',
    place: 'デモの病院（架空）',
    what: '入院前の面談で、薬剤師が先行品と後続品の違いを説明し、質問を記録しました。',
    result: '半年で、説明した人の10人に8人が後続品を選びました。数字はデモのための架空のものです。',
    to: 'published',
  },
  {
    by: 'pharmacy',
    title: 'デモ：注射の手技を、後続品の器具で練習した（架空の事例）',
    place: 'デモの薬局（架空）',
    what: '切り替える日に、見本の器具で注射の手順を一緒に確かめ、翌週に電話をしました。',
    result: '手技の困りごとで先行品に戻った人はいませんでした。数字はデモのための架空のものです。',
    to: 'published',
  },
  {
    by: 'prefecture',
    title: 'デモ：協議会で、成分ごとの割合を並べて見た（架空の事例）',
    place: 'デモの県（架空）',
    what: '協議会の資料に成分ごとの使用割合を並べ、割合の低い成分の理由を話し合いました。',
    result: '翌年度に取り組む成分を2つ決めました。デモのための架空の記録です。',
    to: 'published',
  },
  {
    by: 'insurer',
    title: 'デモ：お知らせに、ひと月の費用の例を載せた（架空の事例）',
    place: 'デモの健康保険組合（架空）',
    what: 'お知らせに、高額療養費の前と後の費用の例を載せました。',
    result: '問い合わせが増えました。デモのための架空の記録です。',
    to: null,
  },
  {
    by: 'clinic',
    title: 'デモ：外来での説明の紙を作った（架空の事例）',
    place: 'デモの診療所（架空）',
    what: '1枚の紙で、同じ効き目であることと費用の違いを説明しました。',
    result: '説明の時間が短くなりました。デモのための架空の記録です。',
    to: 'returned',
  },
];
