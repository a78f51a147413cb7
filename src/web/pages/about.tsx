import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../page-types.ts';
import { servicesContext } from '../services.ts';
import { Contact, operatorName } from './parts/operator.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  const { operator, siteUrl } = context.get(servicesContext);
  return { operator, siteUrl };
}

export function meta() {
  return [
    { title: 'このサイトについて｜安定 Antei' },
    { name: 'description', content: 'だれが何のために運営しているか、データの出どころ、誤りの連絡先。' },
  ];
}

/** Who runs the site and what it is; how to report what is wrong. */
export default function AboutPage({ loaderData: { operator, siteUrl } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'このサイトについて' }]} />
      <PageHeading
        title="このサイトについて"
        lead="医療用医薬品の供給状況を、記録し、調べ、知らせるサイトです"
      />
      <div className="max-w-3xl space-y-10">
        <Section id="what" title="何のサイトか">
          <p>
            厚生労働省が公表する「医療用医薬品供給状況」を公表のたびに取り込み、すべての履歴と変化を残しています。品目の今とこれまで、代わりの候補、国全体の状況を、だれでも登録なしで調べられます。
          </p>
          <p>
            厚生労働省が運営するサイトではありません。代わりの候補は、薬価基準収載医薬品コードで同じ成分・剤形・規格とわかる品目です。代替してよいことを保証するものではなく、判断は医師・薬剤師が行います。
          </p>
        </Section>
        <Section id="who" title="運営者と連絡先">
          <DefinitionList
            items={[
              { key: 'name', term: '運営者', description: operatorName(operator) },
              { key: 'contact', term: '連絡先', description: <Contact contact={operator.contact} /> },
              { key: 'site', term: 'サイト', description: siteUrl },
            ]}
          />
        </Section>
        <Section id="wrong" title="データの誤りを見つけたとき">
          <p>
            公式の一覧と違うときは、上の連絡先に、品名かYJコード、一覧の日付、どこがどう違うかをお知らせください。公式の一覧そのものの誤りは、その品目の製造販売業者か厚生労働省にお問い合わせください。公式の一覧が訂正されると、このサイトの履歴も訂正され、訂正したことが残ります。
          </p>
          <p>
            公式の一覧のファイルと同じ値のファイルを、日付ごとに{' '}
            <a className="underline" href="/data">
              データ
            </a>{' '}
            から取れます。
          </p>
        </Section>
        <Section id="source" title="ソースコード">
          <p>
            このサイトのプログラム「安定 Antei」は、Apache License 2.0
            で公開されているソフトウェアです。プログラムからの使い方は{' '}
            <a className="underline" href="/api">
              API
            </a>{' '}
            にあります。
          </p>
        </Section>
      </div>
    </>
  );
}
