import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import { SlashKeySwitch } from '../../web/shell/slash-key.tsx';
import { GuideMarks } from './parts/data/guide-marks.tsx';

export function meta() {
  return [
    { title: '使い方｜安定 Antei' },
    {
      name: 'description',
      content: '印の見かた、悪化・改善の分け方、代わりの候補の探し方とその限界、データの出どころ。',
    },
  ];
}

/** How to read the site, and what it cannot say. */
export default function GuidePage() {
  return (
    <>
      <Breadcrumbs items={[{ label: '使い方' }]} />
      <PageHeading title="使い方" lead="印の見かた、変化の分け方、候補の意味、データの出どころと限界" />
      <div className="max-w-4xl space-y-10 [&_p]:max-w-3xl">
        <Section id="marks" title="印の見かた">
          <p>
            品目ごとに、いつも2つの印を並べます。<strong>出荷対応</strong>は注文にどう応じているか、
            <strong>出荷量</strong>
            は実際に出ている量がふだんと比べてどうかで、別々に報告されます。「通常出荷なのに量は減っている」品目は少なくありません。
          </p>
          <GuideMarks />
        </Section>
        <Section id="forecast" title="見込みと日数">
          <p>
            見込みの時期は、製造販売業者の書いた文から読み取れたときだけ示します。一覧の日付より前になった見込みは「見込み時期を過ぎています」と書きます。原文は品目のページにあります。
          </p>
          <p>
            「43日目」は、一覧にある更新日（⑬）から数えた日数です。更新日のない品目は、ここに取り込まれた一覧でその状況が始まった日から数え、それもわからないときは書きません。
          </p>
        </Section>
        <Section id="changes" title="変化の分け方">
          <p>
            変化は、続く2つの一覧のすべての品目を比べて求めます。公式の「New」の印は使いません。重さは、まず出荷対応で、それが変わらないときは出荷量で見ます。
          </p>
          <ul className="list-disc space-y-1 pl-6">
            <li>
              <strong>悪化</strong>：出荷対応が 通常 → 限定 → 停止 の向きに、または出荷量が 通常・増 → 減 →
              停止 → 薬価削除予定 の向きに動いたもの
            </li>
            <li>
              <strong>改善</strong>：その逆に動いたもの
            </li>
            <li>
              <strong>まちまち</strong>：出荷対応と出荷量の一方が悪化し、他方が改善したもの
            </li>
            <li>
              <strong>薬価削除</strong>
              ：理由か出荷量が薬価削除（予定）の品目の動き。販売中止などによる供給の終わりで、不足とは分けます
            </li>
            <li>
              <strong>理由・見込み</strong>：重さは変わらず、限定出荷の要因、理由、見込みなどが変わったもの
            </li>
            <li>
              <strong>掲載・掲載終了</strong>：一覧に加わったもの、なくなったもの
            </li>
            <li>
              <strong>品目情報</strong>
              ：供給ではなく、品名・成分名・規格単位・製造販売業者・区分など、品目そのものの記載が書き換えられたもの。一度に数百品目のこともあるため、同じ書き換えは1行にまとめ、ふだんはフィードにもお知らせにも載せません（品目のページの履歴には残ります）
            </li>
          </ul>
          <p>
            <strong>小さな変化</strong>
            （出荷量の通常⇄増加だけの動き、改善見込み量の割合だけの変更）は、ふだんは表示せず、フィードにも載せません。
            <Link to="/changes">変化のページ</Link>
            の絞り込みで表示できます。公式の区分にない文が現れたときや、出荷量の記載がなくなったときは、必ず主な変化として扱います。
          </p>
        </Section>
        <Section id="keys" title="キーボード">
          <p>どのページでも「/」を押すと検索欄に移ります。</p>
          <SlashKeySwitch />
        </Section>
        <Section id="candidates" title="代わりの候補">
          <p>
            YJコードの初めの9桁が同じ品目（同じ成分・剤形・規格）、次に8桁（同じ成分・剤形）、7桁（同じ成分）の品目を、通常出荷のものから並べます。
          </p>
          <p>
            <strong>候補は、代替できることを保証するものではありません。</strong>
            効能・効果や添加物、製剤の違い、患者の状態は考えに入れていません。変更できるかどうかは、添付文書などを確かめて、薬剤師・医師が判断してください。コードに構造のない品目（医療用ガスなど）には候補が出ません。
          </p>
        </Section>
        <Section id="source" title="データの出どころ">
          <p>
            厚生労働省「医療用医薬品供給状況」の一覧を取り込み、1日ごとにすべて残しています。読み取れないセルは捨てずに、原文と理由を
            <Link to="/data">データ</Link>
            のページに示します。薬価と先発・後発の区別は、厚生労働省の薬価基準収載品目リストなどによります。
          </p>
          <p>
            公式の一覧は平日のおよそ4日に3日、午後2時過ぎから夜9時半ごろに公表されます。10日以上更新されないときは、データのページに注意を出します。
          </p>
        </Section>
        <Section id="limits" title="わからないこと">
          <ul className="list-disc space-y-1 pl-6">
            <li>個々の卸売業者や薬局の在庫。ここにあるのは、製造販売業者が国に報告した内容です。</li>
            <li>一覧が公表されてから次の公表までの間に起きたこと。</li>
            <li>ここに取り込まれた最初の一覧より前の履歴。公式の一覧は最新のものしか公表されません。</li>
            <li>限定出荷のもとでの割り当ての量。取引のある卸売業者にお問い合わせください。</li>
          </ul>
          <p>報告の内容についての問い合わせ先は、それぞれの製造販売業者です。</p>
        </Section>
        <Section id="tools" title="探す・受け取る・取り出す">
          <ul className="list-disc space-y-1 pl-6">
            <li>
              <Link to="/search">検索</Link>
              ：品名・成分・製造販売業者・コードを、かなや全角・半角を問わず一部からでも
            </li>
            <li>
              一覧から：<Link to="/ingredients">成分</Link>、<Link to="/makers">製造販売業者</Link>、
              <Link to="/classes">薬効分類</Link>
            </li>
            <li>フィード：すべて、または成分・製造販売業者・薬効分類・品目ごと（各ページの「フィード」）</li>
            <li>
              <Link to="/data">データのダウンロード</Link>と<Link to="/api">API</Link>
            </li>
          </ul>
        </Section>
      </div>
    </>
  );
}
