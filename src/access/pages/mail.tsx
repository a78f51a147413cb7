import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Checkbox } from '../../ui/forms/checkbox.tsx';
import { Field } from '../../ui/forms/field.tsx';
import { Input } from '../../ui/forms/input.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { Loaded, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf, textOf, textsOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { answerProblem, ProblemNotice } from '../../web/shell/problem.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { searchParams } = new URL(request.url);
  const { failedAt, ...mail } = await services.access.mail(actorOf(services));
  return {
    ...mail,
    failed: failedAt && formatInstant(failedAt),
    // Programs that look through mails open its links: only the button confirms.
    key: (searchParams.get('key') ?? '').slice(0, 100),
    done: searchParams.get('done'),
  };
}

export async function action({ context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const [{ access }, actor, form] = [services, actorOf(services), await formOf(context)];
  const intent = textOf(form, 'intent');
  const address = textOf(form, 'address');
  try {
    if (intent === 'address') await access.setMailAddress(actor, address);
    else if (intent === 'confirm') await access.confirmMail(actor, textOf(form, 'key'));
    else if (intent === 'kinds') await access.chooseMails(actor, textsOf(form, 'kind'));
    else if (intent === 'forget') await access.forgetMail(actor);
    else throw new Response('この操作はありません。', { status: 400 });
    return redirect(`/account/mail?done=${intent}`, 303);
  } catch (error) {
    return answerProblem(error, { address });
  }
}

export const meta = () => privateMeta('メールでの知らせ');

const DONE: Record<string, string> = {
  address: '確認のメールを送りました。届いたメールのリンクを開くと、受け取れるようになります。',
  confirm: 'メールアドレスを確かめました。',
  kinds: '受け取る知らせを変えました。',
  forget: 'メールでの知らせをやめ、アドレスを消しました。',
};

export default function MailPage({ loaderData }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const { address, pending, failed, key, done } = loaderData;
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ', to: '/work' }, { label: 'メールでの知らせ' }]} />
      <PageHeading
        title="メールでの知らせ"
        lead="メールには、知らせがあることと、ログインして開くページだけを書きます。内容は書きません。"
      />
      <div className="max-w-3xl space-y-10">
        {answer ? <ProblemNotice problem={answer.problem} /> : null}
        {!answer && done && Object.hasOwn(DONE, done) ? <Notice kind="success" title={DONE[done]} /> : null}
        {key !== '' && pending !== null && !done ? <Confirm address={pending} confirmKey={key} /> : null}
        {failed ? (
          <Notice kind="warning" title={`${failed}のメールは届きませんでした`}>
            <p>アドレスが変わっていないか、確かめてください。</p>
          </Notice>
        ) : null}
        <Section id="address" title="メールアドレス">
          <p>{address ?? 'まだ登録していません。登録するまで、メールは届きません。'}</p>
          {pending ? (
            <p>
              {pending}
              （確認を待っています。48時間のうちに、届いたメールのリンクを開いてください）
            </p>
          ) : null}
          <form method="post" className="space-y-3">
            <input type="hidden" name="intent" value="address" />
            <Field
              label={address ? '新しいメールアドレス' : 'メールアドレス'}
              hint="仕事で使っているアドレスを入れてください。確かめるためのメールが届きます。"
            >
              {(control) => (
                <Input
                  {...control}
                  type="email"
                  name="address"
                  defaultValue={answer?.address ?? ''}
                  maxLength={254}
                  autoComplete="email"
                  className="w-full max-w-120"
                />
              )}
            </Field>
            <Button variant={address ? 'outline' : 'solid'}>確認のメールを送る</Button>
          </form>
        </Section>
        <Kinds {...loaderData} />
        {address || pending ? (
          <form method="post">
            <Button size="sm" name="intent" value="forget">
              メールでの知らせをやめて、アドレスを消す
            </Button>
          </form>
        ) : null}
      </div>
    </>
  );
}

function Confirm({ address, confirmKey }: { address: string; confirmKey: string }) {
  return (
    <Notice kind="info" title="メールアドレスの確認">
      <form method="post" className="space-y-3">
        <input type="hidden" name="intent" value="confirm" />
        <input type="hidden" name="key" value={confirmKey} />
        <p>下のボタンを押すと、{address} に知らせが届くようになります。</p>
        <Button variant="solid">このアドレスで受け取る</Button>
      </form>
    </Notice>
  );
}

function Kinds({ address, pending, kinds }: Pick<Loaded<typeof loader>, 'address' | 'pending' | 'kinds'>) {
  const list = kinds.map(({ kind, label, wanted }) => (
    <li key={kind}>
      {address || pending ? (
        <Checkbox name="kind" value={kind} checked={wanted}>
          {label}
        </Checkbox>
      ) : (
        `${label}${wanted ? '' : '（選んだとき）'}`
      )}
    </li>
  ));
  return (
    <Section id="kinds" title="受け取る知らせ">
      {address || pending ? (
        <form method="post" className="space-y-3">
          <input type="hidden" name="intent" value="kinds" />
          <ul>{list}</ul>
          <Button>この内容にする</Button>
        </form>
      ) : (
        <>
          <p>アドレスを登録すると、次の知らせを選べます。</p>
          <ul className="list-disc pl-5">{list}</ul>
        </>
      )}
    </Section>
  );
}
