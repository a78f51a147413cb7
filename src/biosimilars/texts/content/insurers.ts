/** For insurers and local governments: why, what they are to do, and with which figures. */
import { type ContentPage, list, paragraph } from '../content.ts';
import { COMPARISON, RECOGNITION, RECOGNITION_WHOM, SELECTED_CARE } from './shared.ts';

export const INSURERS: ContentPage = {
  title: '保険者・自治体の方へ',
  lead: 'なぜ使用を進めるのか、保険者と自治体に求められていること、使える数字',
  sections: [
    {
      id: 'key',
      title: '要点',
      blocks: [
        list(
          'バイオ後続品は、使う人と病気が限られます。{cite:few-diseases}広く知らせるより、使える病気の患者さんと医療関係者に届けることが大切です。',
          '本人の支払いは変わらなくても、医療保険の支払いが減ることがあります。{cite:high-cost-same}',
          '保険者には普及啓発と保険者協議会での取組が、都道府県には計画と協議会での取組が求められています（{link:#do|すること}）。',
        ),
      ],
    },
    {
      id: 'what',
      title: 'バイオ後続品とは',
      blocks: [
        paragraph(
          'バイオ後続品（バイオシミラー）は、国内で承認されたバイオ医薬品と、有効性と安全性が同等・同質であると、治験で確かめられた医薬品です。{cite:biosimilar-is}',
        ),
        COMPARISON,
      ],
    },
    {
      id: 'why',
      title: 'なぜ、使用を進めるのか',
      blocks: [
        paragraph(
          'バイオ医薬品には薬価の高いものが多く{cite:biologic-costly}、バイオ後続品の薬価はそれより低く決められています。{cite:price-lower}国は、医療保険制度の持続可能性を維持する上で、さらなる使用促進が不可欠だとしています。{cite:sustain-insurance}',
        ),
        {
          kind: 'figures',
          caption: '公表されている使用と効果の値',
          facts: [
            'use-2021',
            'market-2021',
            'at-80-2021',
            'at-80-share-2021',
            'at-80-share-2023',
            'effect-2021',
            'effect-2022',
            'effect-2023',
            'effect-2024',
            'value-share-biosimilar-2024',
          ],
        },
        paragraph(
          '国の目標は、{value:target-biosimilar-by}までに、バイオ後続品が{value:target-threshold}以上を占める成分を、全体の成分の{value:target-biosimilar}以上にすることです。{cite:target-biosimilar-by}使用割合は、数量で数えます（バイオ後続品÷（先行バイオ医薬品＋バイオ後続品））。{cite:share-is}',
        ),
      ],
    },
    {
      id: 'do',
      title: '保険者と自治体に求められていること',
      blocks: [
        {
          kind: 'table',
          caption: '国の取組方針に書かれた取組',
          head: ['だれが', 'すること'],
          rows: [
            [
              '保険者',
              '国民の理解を深め、認知度を上げるための普及啓発（引き続き実施）{cite:insurer-awareness}',
            ],
            [
              '保険者',
              '保険者協議会でバイオ後続品を取り上げ、都道府県の協議会と連携する（令和６年度開始）{cite:insurer-council}',
            ],
            [
              '都道府県',
              '医療費適正化計画に、バイオ後続品の数量シェアや普及啓発の目標と取組を入れ、進み具合を評価し、必要なら見直す{cite:prefecture-plan}',
            ],
            [
              '都道府県',
              '後発医薬品使用促進協議会でバイオ後続品を取り上げる（令和６年度開始）{cite:prefecture-council}',
            ],
            [
              '都道府県',
              '住民と医療関係者に向けたセミナーなどの普及啓発（令和６年度開始）{cite:prefecture-seminar}',
            ],
            ['都道府県と保険者', '都道府県協議会と保険者協議会を合同で開くなどの連携{cite:prefecture-joint}'],
            ['国', '保険者を対象にした講習会（引き続き実施）{cite:insurer-seminar}'],
          ],
        },
      ],
    },
    {
      id: 'incentive',
      title: '保険者インセンティブ制度',
      blocks: [
        paragraph(
          '保険者による普及啓発を進めるため、保険者インセンティブ制度に、バイオ後続品の普及啓発の指標を加えることを検討し、令和７年度に結論を出すとされています。{cite:insurer-incentive}結論は、このサイトのもとにした資料には書かれていません。',
        ),
      ],
    },
    {
      id: 'notice',
      title: '差額通知',
      blocks: [
        paragraph(
          '差額通知は、先発医薬品から後発医薬品に切り替えたときに、窓口での支払いと保険者の負担がいくら変わるかを知らせるものです。{cite:notice-is}保険者は引き続き推進し{cite:notice-generic}、国は、市町村国保と後期高齢者医療広域連合が通知を作る費用を支援するとしています。{cite:notice-support}どちらも、後発医薬品についての記載です。',
        ),
        paragraph(
          'バイオ後続品については、差額通知が行われているかを調べ、環境の整備を議論するという提案があります。{cite:notice-biosimilar}',
        ),
        list(
          '高額療養費の上限に届く人には、自己負担の差額がないことがあります。{cite:high-cost-same}差額は、上限を当てはめた後の額で知らせてください（{link:/biosimilars/cost|計算の例}）。',
          '切り替えるかどうかは、医師と患者さんが決めることです。通知には「医師や薬剤師に相談してください」と書き添えてください。',
          '手に入りにくい品目をすすめないよう、{link:/biosimilars/ingredients|いまの供給}を確かめてください。',
        ),
      ],
    },
    {
      id: 'insurance',
      title: '保険給付の検討',
      blocks: [paragraph(SELECTED_CARE)],
    },
    {
      id: 'figures',
      title: '地域の数字を見る',
      blocks: [
        list(
          '{link:/indicators/biosimilars|バイオ後続品の指標}：成分ごとの使用割合、薬価の差、さらに節約できる額',
          '{link:/indicators/prefectures|都道府県の指標}：都道府県ごとの値と、協議会で使える資料',
          '{link:/indicators/series|公表されている値}：これまでの年の値と、このサイトの計算との違い',
        ),
        paragraph(
          'NDBオープンデータには、DPCなど薬剤費を包括して算定する入院の使用が入っていません。{cite:ndb-no-dpc}',
        ),
      ],
    },
    {
      id: 'known',
      title: 'どのくらい知られているか',
      blocks: [RECOGNITION, paragraph(RECOGNITION_WHOM)],
    },
    {
      id: 'more',
      title: '事例、資料、講習会',
      blocks: [
        list(
          '{link:/biosimilars/cases|各地の事例}：国は、先進事例を集めて共有するとしています。{cite:good-cases}',
          '{link:/biosimilars/materials|資料の一覧}',
          '{link:/biosimilars/seminars|講習会の予定}',
        ),
      ],
    },
  ],
};
