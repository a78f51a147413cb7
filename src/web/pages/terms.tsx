import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../page-types.ts';
import { servicesContext } from '../services.ts';
import { operatorName } from './parts/operator.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { operator: context.get(servicesContext).operator };
}

export function meta() {
  return [
    { title: '利用規約｜安定 Antei' },
    { name: 'description', content: 'データの使い方と出典の書き方、できないこと、責任の範囲。' },
  ];
}

/** Under which terms pages and data may be used. */
export default function TermsPage({ loaderData: { operator } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: '利用規約' }]} />
      <PageHeading title="利用規約" lead={`運営者：${operatorName(operator)}`} />
      <div className="max-w-3xl space-y-10">
        <Section id="data" title="データの使い方">
          <p>
            このサイトのデータは、
            <a href="https://www.digital.go.jp/resources/open_data/public_data_license_v1.0" rel="license">
              公共データ利用規約（第1.0版）
            </a>
            （PDL1.0）で使えます。複製、加工、配布、商用の利用ができます。出典を書き、加工したときは加工したことと加工した人を書いてください。
          </p>
          <p className="border-solid-gray-300 border-l-4 pl-4">
            例：厚生労働省「医療用医薬品供給状況」（2026年8月18日）を加工して作成した「安定
            Antei」のデータによる
          </p>
          <p>
            デモのデータ（「デモ」と書かれた品目・企業・数字）は架空です。実在の医薬品や企業についての資料に使わないでください。
          </p>
        </Section>
        <Section id="limits" title="お願いと限り">
          <ul className="list-disc space-y-1 pl-6">
            <li>プログラムで読むときは、APIかファイルを使い、示された回数の限りを守ってください。</li>
            <li>ほかの人の品目リスト、組織、報告を、許しなく読んだり変えたりしないでください。</li>
            <li>製造販売業者の報告と供給不安報告は、その会社の権限のある人だけが出せます。</li>
          </ul>
        </Section>
        <Section id="care" title="診療に使うとき">
          <p>
            示しているのは、製造販売業者の報告をもとに公表された状況で、薬局や卸の在庫ではありません。代わりの候補は、代替してよいことを保証しません。処方・調剤の判断は、添付文書などを確かめて、医師・薬剤師が行ってください。
          </p>
          <p>
            正しいものになるよう努めていますが、公表された資料の誤りや、公表からの遅れはありえます。いつの一覧によるものかは、どのページにも書いてあります。
          </p>
        </Section>
        <Section id="change" title="変わるとき">
          <p>この規約を変えるときは、このページに新しい規約を示します。</p>
        </Section>
      </div>
    </>
  );
}
