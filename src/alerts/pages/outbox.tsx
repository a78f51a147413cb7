import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { servicesContext } from '../../web/services.ts';

export { headers } from './parts/private-page.ts';

/** Mails hold the keys of lists: only the person who started the site sees them, on this machine, and only if no server sends them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  // A name that leads here is not enough: another site could make its own do so.
  const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(request.url).hostname);
  const { alerts } = context.get(servicesContext);
  const mails = local ? await alerts.outbox(request.headers.get('cookie')) : null;
  if (!mails) throw new Response('お探しのページはありません。', { status: 404 });
  return { mails: mails === 'locked' ? null : mails };
}

export const meta = () => privateMeta('送信箱');

export default function OutboxPage({ loaderData: { mails } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'わたしの品目リスト', to: '/lists' }, { label: '送信箱' }]} />
      <PageHeading
        title="送信箱"
        lead="メールサーバーの設定（ANTEI_SMTP_URL）がないため、送るはずのメールをここに置いています。サイトを始めた人だけが見られます。"
      />
      {mails === null ? (
        <EmptyState title="送信箱を見るには、サイトの鍵が要ります">
          <p>
            サイトを始めたときに端末に示されたリンク（/dev/key/
            を含むもの）を、このブラウザーで開いてから、もう一度お開きください。
          </p>
        </EmptyState>
      ) : mails.length === 0 ? (
        <EmptyState title="まだメールはありません">
          <p>リストのページでメールアドレスを登録すると、確認のメールがここに並びます。</p>
        </EmptyState>
      ) : (
        <ul className="max-w-3xl space-y-6">
          {mails.map(({ file, subject, to, text }) => (
            <li key={file} className="rounded-8 border border-solid-gray-420 p-4">
              <h2 className="text-std-18B-160">{subject}</h2>
              <p className="text-dns-14N-130 text-solid-gray-700">宛先 {to}</p>
              <p className="mt-3 whitespace-pre-wrap">
                <Linked text={text} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The text of a mail, its addresses as links, as a mail program shows them. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s<>"）」]+)/).map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
      <a key={i} href={part} className="break-all">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
