import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { GiveByList, GiveByRule } from './parts/preview/give-list.tsx';
import { RememberedLists } from './parts/remembered.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  return { deleted: new URL(request.url).searchParams.has('deleted') };
}

export function meta() {
  return [
    { title: 'わたしの品目リスト｜安定 Antei' },
    {
      name: 'description',
      content:
        '気になる医薬品のリストを作ると、出荷対応や出荷量の変化を、メール・フィードなどでお知らせします。登録はいりません。',
    },
  ];
}

export default function ListsPage({ loaderData: { deleted } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'わたしの品目リスト' }]} />
      <PageHeading
        title="わたしの品目リスト"
        lead="気になる品目をリストにすると、その品目の出荷対応や出荷量が変わったときだけ、お知らせが届きます。登録もパスワードもいりません。"
      />
      <div className="space-y-8">
        {deleted ? (
          <Notice kind="success" title="リストを消しました">
            <p>受け取り方と、届いたお知らせの記録も消しました。もう何も届きません。</p>
          </Notice>
        ) : null}
        <RememberedLists />
        <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[3fr_2fr]">
          <section
            aria-labelledby="by-list"
            className="min-w-0 rounded-8 border border-solid-gray-536 p-4 sm:p-6"
          >
            <h2 id="by-list" className="mb-3 text-std-20B-150">
              手元の一覧から作る
            </h2>
            <GiveByList />
          </section>
          <div className="space-y-8">
            <section aria-labelledby="by-search" className="space-y-3">
              <h2 id="by-search" className="text-std-20B-150">
                検索で選んで作る
              </h2>
              <p>検索の結果で品目にチェックを付け、「リストに追加」を押します。</p>
              <ButtonLink to="/search">品目を検索する</ButtonLink>
            </section>
            <section aria-labelledby="by-device" className="space-y-3">
              <h2 id="by-device" className="text-std-20B-150">
                この端末だけのリスト
              </h2>
              <p>リストをサーバーに置かず、ブラウザーの中だけに保存します。照合もこの端末で行います。</p>
              <Link to="/lists/device" className="inline-block py-1">
                この端末だけのリストを開く
              </Link>
            </section>
          </div>
        </div>
        <section aria-labelledby="by-rule" className="max-w-3xl">
          <h2 id="by-rule" className="mb-1 text-std-20B-150">
            条件で作る
          </h2>
          <p className="mb-3">
            「この成分のすべて」のように選びます。新しく載った品目も、次の一覧から自動で加わります。
          </p>
          <GiveByRule />
        </section>
        <section aria-labelledby="about" className="max-w-3xl space-y-2">
          <h2 id="about" className="text-std-20B-150">
            リストの扱い
          </h2>
          <ul className="list-disc space-y-1 pl-6">
            <li>リストは、作ったときのアドレスを知っている人だけが開けます。</li>
            <li>出荷対応だけでなく、公式の通知にはない出荷量の変化もお知らせします。</li>
            <li>コードが変わった品目や、一覧からなくなった品目も追い続けます。</li>
            <li>メールの開封やリンクは記録しません。リストはいつでも完全に消せます。</li>
          </ul>
        </section>
      </div>
    </>
  );
}
