/** Parts that more than one page shows. */
import type { ContentBlock } from '../content.ts';

/** Biosimilars beside generics, row by row as the documents compare them. */
export const COMPARISON: ContentBlock = {
  kind: 'table',
  caption: 'バイオ後続品と後発医薬品（ジェネリック医薬品）の違い',
  head: ['比べること', 'バイオ後続品', '後発医薬品'],
  rows: [
    ['もとの薬', '先行バイオ医薬品', '先発医薬品'],
    [
      '薬のつくり（分子構造）',
      'とても大きく、複雑{cite:compared-structure}',
      '小さく、単純{cite:compared-structure}',
    ],
    [
      '効き目と安全性',
      'もとの薬とほぼ同じ{cite:compared-sameness}',
      'もとの薬と同じ{cite:compared-sameness}',
    ],
    [
      '国に認められるために示すこと',
      '成分がまったく同じとは示せない。品質がよく似ていて、もとの薬と同じ効能・効果、用法・用量で使えること{cite:biosimilar-verified}',
      '品質、効き目、安全性が、もとの薬と同等であること{cite:generic-is}',
    ],
    ['人で確かめる試験（{term:trial|治験}）', '必要{cite:compared-trials}', '不要{cite:compared-trials}'],
    [
      '開発と設備にかかる費用',
      '{value:development-cost-low}から{fact:development-cost-high}（もとの薬は{fact:development-cost-originator}）',
      '{fact:development-cost-generic}程度（もとの薬は{value:development-cost-first-low}から{fact:development-cost-first-high}）',
    ],
    [
      '開発にかかる時間',
      '試験のデータがいるので、時間がかかる{cite:development-time}',
      '比べられる記載が、資料にない',
    ],
    [
      'はじめて決まる{term:list-price|薬価}',
      '原則、もとの薬の{fact:biosimilar-price}',
      '原則、もとの薬の{fact:generic-price}',
    ],
    [
      'もとの薬との値段の差',
      '大きい{cite:compared-gap}',
      '小さいものから大きいものまである{cite:compared-gap}',
    ],
  ],
};

/** Who knows the name, in the two surveys of patients. */
export const RECOGNITION: ContentBlock = {
  kind: 'table',
  caption: '「バイオ後続品（バイオシミラー）」という名前を知っている患者の割合',
  head: ['答え', '令和４年度の調査', '令和５年度の調査'],
  rows: [
    ['知っている', '{fact:recognition-2022}', '{fact:recognition-2023}'],
    ['知らない', '{fact:unknown-2022}', '{fact:unknown-2023}'],
    ['答えた人の数', '{fact:survey-size-2022}', '{fact:survey-size-2023}'],
  ],
};

export const RECOGNITION_WHOM =
  '決められた薬局に、調査の期間に来た患者さんに聞いた結果です。{cite:survey-whom}患者でない人は含みません。';

/** What is undecided of the insurance. */
export const SELECTED_CARE =
  '特許が切れてから長くたつ先発医薬品を希望すると、特別の料金がかかることがあります（{term:selected-care|選定療養}）。この仕組みは、令和６年10月に始まりました。{cite:selected-care}バイオ後続品についても、この仕組みを参考に、保険の扱いを検討するとされています。{cite:selected-care-biosimilar}決まったことは、資料には書かれていません。';
