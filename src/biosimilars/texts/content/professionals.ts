/** For doctors, pharmacists and nurses: where the evidence is, what is paid for, how it is supplied. */
import { type ContentPage, list, paragraph } from '../content.ts';
import { COMPARISON, RECOGNITION, RECOGNITION_WHOM, SELECTED_CARE } from './shared.ts';

export const PROFESSIONALS: ContentPage = {
  title: '医療関係者の方へ',
  lead: '採否や切替えを考えるときの、根拠のありか、診療報酬、供給、患者さんへの説明',
  sections: [
    {
      id: 'key',
      title: '要点',
      blocks: [
        list(
          'バイオ後続品は、先行バイオ医薬品との成分の同一性は実証できないものの、品質の類似性と臨床試験等によって、同等／同質であることを検証した医薬品です。{cite:biosimilar-verified}',
          '製品ごとの根拠は、PMDAが公開する審査報告書と医薬品リスク管理計画（RMP）にあります（{link:#evidence|探し方}）。',
          '説明と使用は、診療報酬で評価されています（{link:#additions|加算}）。',
          '患者さんの自己負担は、変わらないことがあります。{cite:high-cost-same}説明の前に{link:/biosimilars/cost|ひと月の費用の計算}で確かめてください。',
        ),
      ],
    },
    {
      id: 'compare',
      title: '定義と、後発医薬品との違い',
      blocks: [
        paragraph(
          '先行バイオ医薬品と同じ効能・効果、用法・用量で使えること（同等性／同質性）を、品質、非臨床試験、臨床試験のデータで示すことが求められます。{cite:biosimilar-verified}{cite:development-time}',
        ),
        COMPARISON,
        paragraph(
          '国は、国際的な議論に合わせて、臨床的有効性比較試験を要しない場合など、規制の合理化を検討しています。{cite:trial-rules}',
        ),
      ],
    },
    {
      id: 'evidence',
      title: '根拠とRMPは、どこにあるか',
      blocks: [
        paragraph(
          'バイオ後続品には、製造販売後に独自のRMPを設定することも求められています。{cite:rmp-own}製品ごとの資料は、{link:https://www.pmda.go.jp/|PMDAのサイト}の「{link:https://www.pmda.go.jp/PmdaSearch/iyakuSearch/|医療用医薬品 情報検索}」で、販売名（「インフリキシマブBS」のように、成分名に「BS」を付けたもの）から探せます。',
        ),
        {
          kind: 'table',
          caption: '知りたいことと、探す資料',
          head: ['知りたいこと', '検索の結果で開く資料'],
          rows: [
            ['品質・非臨床・臨床の比較の結果、効能の外挿の考え方', '審査報告書'],
            ['効能・効果、用法・用量、注意', '電子化された添付文書'],
            ['市販後の調査と、リスクを減らす活動', '医薬品リスク管理計画（RMP）'],
            ['患者さんに渡す資料', 'RMPの資材、患者向医薬品ガイド'],
          ],
        },
        paragraph('資料のアドレスは変わることがあるため、ここでは検索の入口だけを示しています。'),
        list(
          '国は、採否や切替えを検討するための情報として、有効性・安全性の情報を、市販後の情報も含めて整理し公表するとしています（令和７年度開始）。{cite:evidence-published}',
          '日本バイオシミラー協議会は、RMPも含めて適正使用の情報を発信するとしています（令和６年度開始）。{cite:rmp-information}',
          '文献などで品質の指摘を受けた品目は、「ジェネリック医薬品・バイオシミラー品質情報検討会」が検討し、必要に応じて試験をします。{cite:quality-review}結果の概要は公表されます。{cite:quality-published}',
          'RMPで、医療情報データベースの調査を計画している製品もあります。{cite:rmp-database}',
        ),
      ],
    },
    {
      id: 'additions',
      title: '診療報酬の加算',
      blocks: [
        {
          kind: 'table',
          caption: 'バイオ後続品に関する加算（資料の時点）',
          head: ['加算', 'だれに、何をしたとき', '経緯'],
          rows: [
            [
              'バイオ後続品導入初期加算（在宅自己注射）',
              'バイオ後続品の情報を患者さんに提供した上で、導入したとき{cite:premium-self-injection}',
              '2020年度の改定で新設。新設のとき、月一回{value:fee-points}{cite:premium-new-2020}',
            ],
            [
              'バイオ後続品導入初期加算（外来）',
              '入院中でない患者さんに、説明を行い、バイオ後続品を使ったとき{cite:premium-initial}',
              '外来化学療法の患者さんが対象だったものを、令和６年度の改定で、入院中の患者以外に広げた{cite:premium-initial}',
            ],
            [
              'バイオ後続品使用体制加算（入院）',
              '有効性と安全性を十分に説明し、バイオ医薬品ごとの使用数量割合の基準を満たす医療機関{cite:premium-inpatient}',
              '令和６年度の改定で新設{cite:premium-inpatient}',
            ],
          ],
        },
        paragraph('点数と要件は、改定で変わります。算定の前に、最新の告示と通知を確かめてください。'),
      ],
    },
    {
      id: 'supply',
      title: '供給',
      blocks: [
        list(
          'バイオ後続品にも、薬価収載の後、少なくとも{value:supply-years}間は供給を続けることが求められています。{cite:supply-years}',
          '製造販売業者のうち、原薬を海外で作る企業が{value:overseas-substance}です。{cite:overseas-substance}国内でも、原薬や製剤の在庫を一定程度確保することとされています。{cite:stock-kept}',
          '供給に不安が出たときは、企業が国に報告し、取引のある医療機関と薬局に知らせることとされています。{cite:shortage-told}',
          'いまの出荷の状態は、{link:/biosimilars/ingredients|成分の一覧}で確かめられます。',
        ),
      ],
    },
    {
      id: 'explain',
      title: '患者さんに説明するとき',
      blocks: [
        list(
          '高額療養費や公費の助成があると、自己負担が変わらず、患者さんに得がないことがあります。{cite:high-cost-same}{cite:public-aid-same}減ると決めて話さないでください。',
          '医療保険を続けるためという目的も、合わせて伝えることが大切とされています。{cite:sustain-insurance}',
          '注射の道具、保管のしかた、添加物は、製品ごとに違います。添付文書で確かめてください。',
          '{link:/biosimilars/patients|患者さん向けのページ}は、そのまま印刷して渡せます。',
        ),
        paragraph(SELECTED_CARE),
      ],
    },
    {
      id: 'use',
      title: 'どのくらい使われ、知られているか',
      blocks: [
        paragraph(
          '国の目標は、{value:target-biosimilar-by}までに、バイオ後続品が{value:target-threshold}以上を占める成分を、全体の成分の{value:target-biosimilar}以上にすることです。{cite:target-biosimilar-by}使用割合は、成分によって大きく異なります。{cite:shares-differ}',
        ),
        {
          kind: 'figures',
          caption: '公表されている使用の値',
          facts: ['use-2021', 'at-80-2021', 'at-80-share-2021', 'at-80-share-2023'],
        },
        paragraph(
          '成分ごと、都道府県ごとの値は、{link:/indicators/biosimilars|バイオ後続品の指標}にあります。NDBオープンデータには、DPCなど薬剤費を包括して算定する入院の使用が入っていません。{cite:ndb-no-dpc}',
        ),
        RECOGNITION,
        paragraph(RECOGNITION_WHOM),
      ],
    },
    {
      id: 'more',
      title: '資料と講習会',
      blocks: [
        list(
          '{link:/biosimilars/materials|資料の一覧}',
          '{link:/biosimilars/seminars|講習会の予定}：国は、患者さんと医療関係者を対象に講習会を開くとしています。{cite:patients-seminar}',
          '{link:/biosimilars/cases|各地の事例}',
        ),
      ],
    },
  ],
};
