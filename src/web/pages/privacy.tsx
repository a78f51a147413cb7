import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../page-types.ts';
import { servicesContext } from '../services.ts';
import { Contact, operatorName } from './parts/operator.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { operator: context.get(servicesContext).operator };
}

export function meta() {
  return [
    { title: 'プライバシー｜安定 Antei' },
    { name: 'description', content: 'このサイトが何を残し、いつ消すか。' },
  ];
}

/** What is kept, why and how long; each row is what the code does (the constants are named beside). */
const KEPT: { what: string; kept: string; until: string }[] = [
  {
    what: 'ページやAPIを読む',
    kept: 'クッキーは使いません。動作の記録には、アドレスの型（例 /products/:yjCode）、結果、かかった時間だけが残ります。検索した言葉、見た品目、IPアドレスは残しません。IPアドレスは、回数の限りのため、メモリーの中でだけ数えます。',
    until: 'メモリーの中の数は1分',
  },
  {
    what: '品目リスト（リンクで開くもの）',
    kept: 'リストの名前、品目、知らせ先（メールアドレス、Webhookのアドレス、ブラウザーの通知の宛先）。名前や施設は聞きません。',
    // FORGOTTEN_DAYS of alerts/clean.ts
    until: '消すまで。知らせ先のないリストは、最後に開いてから90日',
  },
  {
    what: '知らせ先の確認',
    kept: '確認の前のメールアドレス',
    // CONFIRM_HOURS of alerts/channels/channels.ts
    until: '48時間以内に確認されなければ消します',
  },
  {
    what: '送った知らせ',
    kept: '知らせの内容と、いつ送ったか',
    // MESSAGE_DAYS of alerts/clean.ts
    until: '400日',
  },
  {
    what: '品目リスト（この端末だけのもの）',
    kept: 'リストはお使いのブラウザーの中にだけあります。通知を使うときだけ、ブラウザーの通知の宛先を残します（品目は残しません）。',
    until: 'ブラウザーのデータを消すまで。通知の宛先は、通知をやめるまで',
  },
  {
    what: 'ログイン',
    kept: 'ログイン先、そこでの番号、名前、端末の種類。パスワードは持たず、メールアドレスは、メールでの知らせを申し込んだ人の分だけを持ちます。クッキーは、ログインの手続きのあいだと、ログインしているあいだだけ使います。',
    // sessions.ts: twelve hours after it was last used, seven days after it began
    until: 'ログインは、最後に使ってから12時間、長くて7日',
  },
  {
    what: '仕事のメールでの知らせ',
    kept: '本人が入れたメールアドレス、受け取る知らせの種類、いつ何の種類を送ったか。メールの内容にあたるものは残しません。',
    // CONFIRM_HOURS of access/letters/person-mail.ts, LETTER_DAYS of access/clean.ts
    until: '本人が消すか、組織を離れるまで。確かめていないアドレスは48時間、送った記録は90日まで',
  },
  {
    what: '組織での操作',
    kept: 'だれが、いつ、何をしたか（監査証跡）。書き換えられない形で残します。',
    until: '期限なし',
  },
  {
    what: '供給状況報告・供給不安報告',
    kept: '報告と添付。供給不安報告は、出した会社と厚生労働省の担当者だけが読めます。',
    // DRAFT_DAYS of reporting/clean.ts
    until: '報告は期限なし。書きかけは最後に直してから365日、確かめなかったファイルは1日',
  },
];

export default function PrivacyPage({ loaderData: { operator } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'プライバシー' }]} />
      <PageHeading title="プライバシー" lead={`運営者：${operatorName(operator)}`} />
      <div className="max-w-4xl space-y-10">
        <Section id="kept" title="何を残し、いつ消すか">
          <DataTable
            caption="何を残し、いつ消すか"
            captionHidden
            columns={[
              { key: 'what', header: 'すること', rowHeader: true, cell: ({ what }) => what },
              { key: 'kept', header: '残すもの', cell: ({ kept }) => kept },
              { key: 'until', header: 'いつまで', cell: ({ until }) => until },
            ]}
            rows={KEPT}
            rowKey={({ what }) => what}
            narrow="cards"
          />
        </Section>
        <Section id="third" title="ほかの会社に渡すもの">
          <p>
            ページは、このサイトのほかから何も読み込みません。広告も、アクセス解析もありません。メール、Webhook、ブラウザーの通知は、それを運ぶ会社（メールの事業者、ブラウザーの会社など）を通ります。ブラウザーの通知の中身は暗号化しています。
          </p>
          <p>
            サイトの前に中継のサーバーを置いているときは、そのサーバーの記録にIPアドレスなどが残ることがあります。期間は運営者が決めます。消したものも、バックアップの中には、そのバックアップを消すまで残ります。
          </p>
        </Section>
        <Section id="ask" title="見たいとき、消したいとき">
          <p>
            品目リストは、そのページの「リストを消す」で、いつでもすべて消せます。そのほかは、連絡先にお知らせください：
            <Contact contact={operator.contact} />
          </p>
        </Section>
      </div>
    </>
  );
}
