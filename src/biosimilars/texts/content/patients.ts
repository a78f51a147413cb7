/** For patients and their families: short sentences, no word that is not explained. */
import { type ContentPage, list, paragraph } from '../content.ts';
import { COMPARISON, RECOGNITION, RECOGNITION_WHOM, SELECTED_CARE } from './shared.ts';

export const PATIENTS: ContentPage = {
  title: '患者さん・ご家族の方へ',
  lead: 'バイオ後続品（バイオシミラー）は、どんな薬か。安全か。お金はどうなるか。',
  sections: [
    {
      id: 'key',
      title: 'はじめに、大切なこと',
      blocks: [
        list(
          'バイオ後続品は、先に使われてきたバイオ医薬品（もとの薬）と、効き目と安全性が同等・同質であると確かめられた薬です。{cite:biosimilar-is}',
          'はじめて決まる値段は、原則として、もとの薬の{value:biosimilar-price}です。{cite:biosimilar-price}',
          'あなたが払う額は、減ることも、変わらないこともあります。{cite:high-cost-same}',
          '自分だけの判断で、薬をやめたり変えたりしないでください。どの薬を使うかは、医師や薬剤師と話して決めます。',
        ),
      ],
    },
    {
      id: 'what',
      title: 'バイオ後続品とは',
      blocks: [
        paragraph(
          '細胞や微生物には、タンパク質を作る力があります。この力を使って作る薬が「バイオ医薬品」です。{cite:biologic-is}成長ホルモンやインスリン、抗体を使った薬があります。{cite:biologic-examples}',
        ),
        paragraph(
          'バイオ医薬品は、よい治療法がなかった病気にも効果を上げ、がんや難病の治療で広く使われるようになりました。{cite:biologic-effect}ただ、作るのに多くのお金がかかるので、値段の高いものが多くあります。{cite:biologic-costly}',
        ),
        paragraph(
          '先に売り出されたバイオ医薬品を「先行バイオ医薬品」といいます。このページでいう「もとの薬」です。もとの薬の特許（決まった期間、ほかの会社が同じものを作れない権利）の期間が終わると、同じように使えて値段の低い薬が売り出されるようになります。{cite:after-patent}これが「バイオ後続品」です。「バイオシミラー」ともいいます。',
        ),
        paragraph(
          '国の一覧では、バイオ後続品の名前に「BS」の文字が入っています（例えば「ソマトロピンBS」）。{cite:names-bs}どの薬にあるかは、{link:/biosimilars/ingredients|成分の一覧}で見られます。',
        ),
      ],
    },
    {
      id: 'compare',
      title: 'ジェネリック医薬品とは、どこが違うか',
      blocks: [
        paragraph(
          'ジェネリック医薬品（後発医薬品）も、もとの薬の特許の期間が終わった後に出る薬です。{cite:generic-is}バイオ後続品とは、薬のつくりと、国に認められるまでに示すことが違います。',
        ),
        COMPARISON,
        paragraph(
          'バイオ後続品は、つくりが大きく複雑なので、もとの薬と成分がまったく同じだとは示せません。そのかわりに、品質がよく似ていることと、同じ病気に同じ使い方で使えることを、治験などで確かめています。{cite:biosimilar-verified}',
        ),
      ],
    },
    {
      id: 'safety',
      title: '安全は、どう確かめているか',
      blocks: [
        list(
          '売り出す前：人に使って確かめる{term:trial|治験}が必要です。{cite:compared-trials}',
          '売り出した後：「{term:rmp|医薬品リスク管理計画（RMP）}」を、その薬のために作ることが求められています。{cite:rmp-own}起こるかもしれない副作用を調べ、減らすための計画です。',
          '疑問が出たとき：論文などで品質に疑問が出ると、国の検討会が調べ、必要なら試験をします。{cite:quality-review}結果のあらましは公表されます。{cite:quality-published}',
        ),
        paragraph(
          '使っていて、いつもと違う体の変化に気づいたら、次の診察を待たずに、医師や薬剤師に知らせてください。',
        ),
      ],
    },
    {
      id: 'cost',
      title: 'お金は、どうなるか',
      blocks: [
        paragraph(
          'バイオ後続品のほうが薬の値段が低くても、あなたの支払いが減るとは限りません。ひと月に払う医療費には上限があるからです（{term:high-cost|高額療養費}）。',
        ),
        {
          kind: 'table',
          caption: 'もとの薬からバイオ後続品にしたとき、支払いがどうなるか',
          head: ['あなたの場合', '支払いは'],
          rows: [
            ['どちらの薬でも、上限に届かない', '薬の値段が低い分、減る'],
            ['もとの薬では上限に届き、バイオ後続品では届かない', '減る'],
            ['どちらの薬でも、上限に届く', '変わらないことがある{cite:high-cost-same}'],
            ['難病などの医療費の助成を受けている', '変わらないことがある{cite:public-aid-same}'],
          ],
        },
        paragraph(
          '使い始めの時期は、説明などの費用が加わることがあります。{cite:premium-initial}上限の額は、年齢や収入で違います。{link:/biosimilars/cost|ひと月の費用の計算}で、目安を出せます。正しい額は、病院や薬局、加入している医療保険に聞いてください。',
        ),
        paragraph(SELECTED_CARE),
      ],
    },
    {
      id: 'why',
      title: 'なぜ、国はすすめているのか',
      blocks: [
        paragraph(
          '薬の費用は、患者さんの支払いのほか、みんなの保険料や税金でまかなわれています。バイオ後続品は、もとの薬より低い費用で開発できるので、値段も低く決められています。{cite:price-lower}',
        ),
        paragraph(
          '国は、医療保険をこれからも続けるために、バイオ後続品を使う人を増やすことが欠かせないとしています。{cite:sustain-insurance}あなたの支払いが変わらないときも、医療保険が払う薬の費用は減ります。',
        ),
      ],
    },
    {
      id: 'ask',
      title: '医師や薬剤師に、聞いてみましょう',
      blocks: [
        list(
          '私の病気に使える、バイオ後続品はありますか。',
          '今の薬から切り替えられますか。切り替えないほうがよい理由はありますか。',
          '注射の道具や、使い方は変わりますか。',
          '私の支払いは、いくら変わりますか。',
          '気をつける症状は何ですか。だれに連絡すればよいですか。',
        ),
        paragraph(
          'バイオ後続品を使える病気は限られています。{cite:few-diseases}扱っている病院も、まだ多くありません。{cite:few-hospitals}希望しても、使えないことがあります。',
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
      title: 'もっと知るには',
      blocks: [
        list(
          '{link:/biosimilars/ingredients|成分の一覧}：薬の名前、値段、いま手に入るか',
          '{link:/biosimilars/cost|ひと月の費用の計算}',
          '{link:/biosimilars/glossary|言葉の説明}',
          '{link:/biosimilars/seminars|講習会の予定}',
        ),
      ],
    },
  ],
};
