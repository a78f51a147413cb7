import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '../../ui/forms/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { servicesContext } from '../../web/services.ts';
import { forget } from './parts/remembered.tsx';

export { headers } from './parts/private-page.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const name = await context.get(servicesContext).alerts.nameOf(params.handle!);
  if (name === null)
    throw new Response('この品目リストはないか、アドレスが途中で切れています。', { status: 404 });
  return { handle: params.handle!, name };
}

export async function action({ params, context }: ActionFunctionArgs) {
  await context.get(servicesContext).alerts.remove(params.handle!);
  return redirect('/lists?deleted', 303);
}

export const meta = () => privateMeta('リストを消す');

export default function DeleteListPage({ loaderData: { handle, name } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'わたしの品目リスト', to: '/lists' },
          { label: name, to: `/lists/${handle}` },
          { label: '消す' },
        ]}
      />
      <PageHeading title={`「${name}」を消しますか`} />
      <div className="max-w-2xl space-y-6">
        <p>
          リストと、メール・通知・Webhook・フィードの登録、届いたお知らせの記録をすべて消します。元には戻せません。
        </p>
        <p>
          品目だけを手元に残すときは、先に
          <a href={`/lists/${handle}/export.csv`} download>
            CSVに書き出して
          </a>
          ください。
        </p>
        <form method="post" className="flex flex-wrap gap-3" onSubmit={() => forget(handle)}>
          <Button variant="solid">完全に消す</Button>
          <ButtonLink to={`/lists/${handle}`}>消さずに戻る</ButtonLink>
        </form>
      </div>
    </>
  );
}
