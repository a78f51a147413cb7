import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../page-types.ts';
import { servicesContext } from '../services.ts';
import { Contact } from './parts/operator.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { operator: context.get(servicesContext).operator };
}

export function meta() {
  return [
    { title: 'アクセシビリティ方針｜安定 Antei' },
    { name: 'description', content: '目標とする等級、確かめたこと、まだできていないこと。' },
  ];
}

/** What is aimed at, what was checked and how, and what falls short: no more than was done. */
export default function AccessibilityPage({ loaderData: { operator } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'アクセシビリティ方針' }]} />
      <PageHeading
        title="アクセシビリティ方針"
        lead="JIS X 8341-3:2016 の適合レベルAAと、WCAG 2.2 のレベルAAを目標にしています"
      />
      <div className="max-w-3xl space-y-10">
        <Section id="aim" title="心がけていること">
          <ul className="list-disc space-y-1 pl-6">
            <li>供給の状況は、色だけでなく、言葉と形の違う印で示します。</li>
            <li>図には、同じ数字の表があります。</li>
            <li>
              キーボードだけで、すべての操作ができます。スクリプトが動かなくても、調べることと報告することができます。
            </li>
            <li>
              画面の幅が320ピクセルでも、横にスクロールせずに読めます（広い表は、表の中だけを動かせます）。
            </li>
          </ul>
        </Section>
        <Section id="result" title="確かめたこと">
          <p>
            プログラムを変えるたびに、すべてのページを実際のブラウザーで開き、自動検査（axe-core：WCAG
            2.0、2.1、2.2
            の達成基準AとAAのうち機械で確かめられるもの）を幅1280と360ピクセルで行い、違反がないことを確かめています。HTMLの文法も、公開のページとログインして使うページで確かめています。
          </p>
          <p>
            機械で確かめられるのは、達成基準の一部です。JIS X 8341-3:2016
            にもとづく試験（人による試験）は、まだ行っていません。このため「準拠」とは表記しません。
          </p>
        </Section>
        <Section id="short" title="まだできていないこと">
          <ul className="list-disc space-y-1 pl-6">
            <li>
              PDFには、題名・見出し・段落・表・目次の構造（タグ）と言語が入っていますが、PDF/UA（ISO
              14289）の検査は行っていません。同じ内容は、ページとExcelかWordでも読めます。
            </li>
            <li>スクリーンリーダーを日ごろ使う方による確認は、行っていません。</li>
          </ul>
        </Section>
        <Section id="ask" title="使いにくいとき">
          <p>
            どのページの、何が使いにくいかをお知らせください：
            <Contact contact={operator.contact} />
          </p>
        </Section>
      </div>
    </>
  );
}
