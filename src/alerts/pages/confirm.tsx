import { type ActionFunctionArgs, data, useActionData } from 'react-router';
import { Button, ButtonLink } from '../../ui/forms/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { privateMeta } from '../../web/private-meta.ts';
import { servicesContext } from '../../web/services.ts';

export { headers } from './parts/private-page.ts';

/** Programs that look through mails open its links: only the button confirms. */
export async function action({ params, context }: ActionFunctionArgs) {
  const handle = await context.get(servicesContext).alerts.confirm(params.handle!);
  return data({ handle }, { status: handle ? 200 : 410 });
}

export const meta = () => privateMeta('メールアドレスの確認');

export default function ConfirmPage() {
  const answer = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHeading title="メールアドレスの確認" />
      {answer === undefined ? (
        <form method="post" className="space-y-4">
          <p>下のボタンを押すと、このアドレスに品目リストの知らせが届くようになります。</p>
          <Button variant="solid">このアドレスで受け取る</Button>
          <p className="text-dns-14N-130 text-solid-gray-700">
            お心当たりがないときは、このまま閉じてください。押さなければ何も届きません。
          </p>
        </form>
      ) : answer.handle ? (
        <div className="space-y-6">
          <Notice kind="success" title="確認しました">
            <p>次の一覧で、リストの品目に変化があるとメールが届きます。</p>
          </Notice>
          <ButtonLink variant="solid" to={`/lists/${answer.handle}`}>
            品目リストを開く
          </ButtonLink>
        </div>
      ) : (
        <Notice kind="error" title="この確認のリンクは使えません">
          <p>
            リンクが途中で切れているか、48時間を過ぎています。リストのページから、もう一度確認のメールを送ってください。
          </p>
        </Notice>
      )}
    </div>
  );
}
