/** The words of the site in one or two easy sentences, cited where the documents say them. In the order of learning. */
import type { Term } from '../content.ts';

export const TERMS: readonly Term[] = [
  {
    id: 'biologic',
    term: 'バイオ医薬品',
    text: '細胞や微生物がタンパク質を作る力を使って作る薬。{cite:biologic-is}成長ホルモン、インスリン、抗体などの薬があります。{cite:biologic-examples}',
  },
  {
    id: 'biosimilar',
    term: 'バイオ後続品',
    also: 'バイオシミラー、BS',
    text: '先に承認されたバイオ医薬品と、効き目と安全性が同等・同質であると、治験で確かめられた薬。{cite:biosimilar-is}',
  },
  {
    id: 'reference',
    term: '先行バイオ医薬品',
    also: '先行品、もとの薬',
    text: '先に国内で承認されたバイオ医薬品で、バイオ後続品が比べる相手になるもの。{cite:biosimilar-verified}',
  },
  {
    id: 'authorised',
    term: 'バイオセイム',
    text: '先行バイオ医薬品と同じものを、後発医薬品として別の名前で売る薬。国の一覧で、会社の名前に＊印が付いているものを、このサイトではこう呼びます。{cite:authorised-mark}',
  },
  {
    id: 'generic',
    term: '後発医薬品',
    also: 'ジェネリック医薬品',
    text: '先発医薬品の特許が終わった後に、品質、効き目、安全性が同等であるとして、国が承認した薬。{cite:generic-is}',
  },
  {
    id: 'originator',
    term: '先発医薬品',
    text: '後発医薬品のもとになる、先に売り出された薬。',
  },
  {
    id: 'comparable',
    term: '同等性／同質性',
    text: '成分がまったく同じでなくても、品質がよく似ていて、同じ効能・効果、用法・用量で使えること。{cite:biosimilar-verified}',
  },
  {
    id: 'trial',
    term: '治験',
    text: '薬の有効性（効き目）と安全性を、人に使って調べる試験。{cite:compared-trials}',
  },
  {
    id: 'rmp',
    term: '医薬品リスク管理計画',
    also: 'RMP',
    text: '薬の副作用などの危険（リスク）を、売り出した後にどう調べ、どう減らすかを、薬ごとに書いた計画。バイオ後続品にも、独自の計画が求められています。{cite:rmp-own}',
  },
  {
    id: 'pmda',
    term: 'PMDA',
    also: '医薬品医療機器総合機構',
    text: '薬の審査や、安全の情報の公開をする、国の機関（独立行政法人）。',
  },
  {
    id: 'list-price',
    term: '薬価',
    text: '医療保険で使う薬の、国が決めた値段。バイオ後続品にはじめて付く薬価は、原則として、先行バイオ医薬品の{value:biosimilar-price}です。{cite:biosimilar-price}',
  },
  {
    id: 'price-standard',
    term: '薬価基準',
    also: '薬価収載',
    text: '医療保険で使える薬と、その薬価を載せた国の一覧。一覧に載ることを「収載」といいます。',
  },
  {
    id: 'insurer',
    term: '保険者',
    text: '医療保険を運営し、医療費の多くを病院や薬局に払う団体。健康保険組合、協会けんぽ、市町村などです。',
  },
  {
    id: 'high-cost',
    term: '高額療養費',
    text: 'ひと月に払う医療費が上限を超えたとき、超えた分を医療保険が払う制度。上限に届くと、バイオ後続品を使っても自己負担が変わらないことがあります。{cite:high-cost-same}',
  },
  {
    id: 'selected-care',
    term: '選定療養',
    text: '患者の希望で受ける特別なものの費用を、保険とは別に払う仕組み。長期収載品を希望した場合について、令和６年10月から導入されました。{cite:selected-care}',
  },
  {
    id: 'long-listed',
    term: '長期収載品',
    text: '薬価基準に載ってから長くたち、後発医薬品が出ている先発医薬品。',
  },
  {
    id: 'share',
    term: '使用割合',
    also: '使用率、置換え率、数量シェア',
    text: 'バイオ後続品の数量を、先行バイオ医薬品とバイオ後続品を合わせた数量で割った値。{cite:share-is}',
  },
  {
    id: 'effect',
    term: '医療費適正化効果額',
    text: '先行バイオ医薬品のかわりにバイオ後続品を使ったことで、減った薬の費用。このサイトでは、数量に薬価の差をかけて計算します。',
  },
  {
    id: 'notice',
    term: '差額通知',
    text: '先発医薬品から後発医薬品に切り替えたときに、窓口と保険者の負担がいくら変わるかを、保険者が知らせるもの。{cite:notice-is}',
  },
  {
    id: 'incentive',
    term: '保険者インセンティブ制度',
    text: '病気の予防や、医療費を適正にする取組をする保険者を、国などが評価して応援する制度。バイオ後続品の普及啓発の指標を加えることが検討されました。{cite:insurer-incentive}',
  },
  {
    id: 'council',
    term: '協議会',
    also: '後発医薬品使用促進協議会、保険者協議会',
    text: '都道府県ごとに、関係者が集まって、後発医薬品やバイオ後続品の使い方を話し合う場。{cite:prefecture-council}保険者が集まるものもあります。{cite:insurer-council}',
  },
  {
    id: 'substance',
    term: '原薬',
    text: '薬のうち、効き目のもとになる成分そのもの。これを注射液などの形にしたものが「製剤」です。バイオ後続品の企業の{value:overseas-substance}は、原薬を海外で作っています。{cite:overseas-substance}',
  },
  {
    id: 'limited',
    term: '限定出荷・供給停止',
    text: '薬が足りなくなるおそれがあるとき、会社が出荷の量や相手を限ること（限定出荷）と、出荷を止めること（供給停止）。',
  },
  {
    id: 'ndb',
    term: 'NDBオープンデータ',
    text: '全国の診療報酬明細書（レセプト）の集計を、国が公表したもの。DPC（病気ごとに決まった額で計算する入院の医療費）に含まれる薬は入っていません。{cite:ndb-no-dpc}',
  },
];
