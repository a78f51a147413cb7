import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Button } from '../../ui/forms/button.tsx';
import { ChoiceItem, LineItem, TextItem } from '../../ui/forms/form-items.tsx';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { fieldsOfForm, formOf, textOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { DESK_MATERIALS_PATH, MATERIALS_PATH } from '../addresses.ts';
import { MATERIAL_KINDS } from '../audiences.ts';
import type { Material } from '../materials/library.ts';
import { AudienceBoxes } from './parts/audience-boxes.tsx';
import { DeskHead, sayDone } from './parts/desk-head.tsx';
import { FormProblems } from './parts/form-problems.tsx';
import { MATERIAL_COLUMNS } from './parts/material-table.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const materials = await context.get(servicesContext).information.materials();
  return {
    added: materials.filter(({ document }) => !document),
    documents: materials.filter(({ document }) => document),
    done: new URL(request.url).searchParams.get('done'),
  };
}

/** Two kinds of forms: one adds, and one on each row withdraws. */
export async function action({ request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const form = await formOf(context);
  if (textOf(form, 'intent') === 'withdraw') {
    await services.information.withdrawMaterial(actor, textOf(form, 'id'));
    return redirect(`${DESK_MATERIALS_PATH}?done=withdrawn`, 303);
  }
  const fields = fieldsOfForm(form);
  const { id, problems } = await services.information.addMaterial(actor, fields);
  if (id !== null) return redirect(`${DESK_MATERIALS_PATH}?done=added`, 303);
  return data({ fields, problems }, { status: 422 });
}

export const meta = () => privateMeta('資料の登録');

const DONE: Record<string, string> = {
  added: '登録しました。公開のページに出ています。',
  withdrawn: '取り下げました。公開のページには出ません。',
};

const KIND: Column<Material> = {
  key: 'kind',
  header: '種類',
  card: 'inline',
  cell: ({ kind }) => MATERIAL_KINDS[kind],
};

const WITHDRAW: Column<Material> = {
  key: 'withdraw',
  header: <span className="sr-only">取り下げ</span>,
  card: 'bare',
  cell: ({ id, title }) => (
    <details>
      <summary className="w-fit py-1 text-blue-1000 underline" aria-label={`「${title}」を取り下げる`}>
        取り下げる
      </summary>
      <form method="post" className="pt-1">
        <input type="hidden" name="id" value={id} />
        <Button size="sm" name="intent" value="withdraw">
          公開をやめる
        </Button>
      </form>
    </details>
  ),
};

export default function DeskMaterialsPage({ loaderData }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  const { added, documents, done } = loaderData;
  const form = refused ?? { fields: {}, problems: [] };
  return (
    <>
      <DeskHead
        title="資料の登録"
        lead={
          <>
            登録すると、すぐに<Link to={MATERIALS_PATH}>公開のページ</Link>に出ます。
          </>
        }
        done={refused ? null : sayDone(DONE, done)}
      />
      <div className="max-w-4xl space-y-10">
        <Section id="add" title="新しく登録する">
          <form key={added[0]?.id} method="post" className="max-w-3xl space-y-5" noValidate>
            <FormProblems problems={form.problems} />
            <LineItem form={form} name="title" label="題名" required wide />
            <ChoiceItem form={form} name="kind" label="種類" codes={MATERIAL_KINDS} required />
            <AudienceBoxes form={form} />
            <LineItem form={form} name="url" label="アドレス" hint="資料かその案内のページ。" required wide />
            <LineItem form={form} name="publisher" label="発行者" required />
            <LineItem
              form={form}
              name="issued"
              label="発行の時期"
              hint="分かるところまで：2026-02-17、2026-02、2026"
              required
            />
            <TextItem form={form} name="note" label="内容" hint="何が書かれているかを、1〜2文で。" />
            <Button variant="solid">登録して公開する</Button>
          </form>
        </Section>
        <Section id="added" title={`登録した資料（${added.length}件）`}>
          {added.length === 0 ? (
            <p>まだありません。</p>
          ) : (
            <DataTable
              caption="登録した資料"
              captionHidden
              columns={[...MATERIAL_COLUMNS, KIND, WITHDRAW]}
              rows={added}
              rowKey={({ id }) => id}
              narrow="cards"
            />
          )}
        </Section>
        <Section id="documents" title={`はじめから載っている公的な資料（${documents.length}件）`}>
          <p>ロードマップの出典として使っている資料です。ここからは変えられません。</p>
          <ul className="list-disc pl-6">
            {documents.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
