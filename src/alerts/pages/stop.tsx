import { type ActionFunctionArgs, data, useActionData } from 'react-router';
import { Button, ButtonLink } from '../../ui/forms/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { privateMeta } from '../../web/private-meta.ts';
import { servicesContext } from '../../web/services.ts';

export { headers } from './parts/private-page.ts';

/** Also what a mail program sends for its reader: one POST, without cookies or further questions (RFC 8058, 3.1). */
export async function action({ params, context }: ActionFunctionArgs) {
  const stopped = await context.get(servicesContext).alerts.unsubscribe(params.handle!);
  return data({ stopped }, { status: stopped ? 200 : 404 });
}

export const meta = () => privateMeta('お知らせを止める');

export default function StopPage() {
  const answer = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHeading title="お知らせを止める" />
      {answer === undefined ? (
        <form method="post" className="space-y-4">
          <p>このメールアドレスへの、この品目リストのお知らせを止めます。リストそのものは残ります。</p>
          <Button variant="solid">お知らせを止める</Button>
        </form>
      ) : answer.stopped ? (
        <div className="space-y-6">
          <Notice kind="success" title="止めました">
            <p>
              このアドレスへは、もう届きません。登録も消しました。また受け取るときは、リストのページから登録してください。
            </p>
          </Notice>
          <ButtonLink to="/">トップへ</ButtonLink>
        </div>
      ) : (
        <Notice kind="error" title="このリンクでは止められません">
          <p>アドレスが途中で切れているようです。メールにあるリンクの全体を開いてください。</p>
        </Notice>
      )}
    </div>
  );
}
