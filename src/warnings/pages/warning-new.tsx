import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { readable } from '../../platform/text.ts';
import { STATED_VOLUMES } from '../../supply/model.ts';
import { StatusChips } from '../../supply/ui/status-chips.tsx';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Field } from '../../ui/forms/field.tsx';
import { Input } from '../../ui/forms/input.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { Loaded, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { fieldsOfForm, formOf, textOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { NoticeForm } from './parts/notice-form.tsx';
import { ProductHead } from './parts/product-head.tsx';
import { warningsOf } from './parts/service.ts';

const SHOWN = 50;

/** The product first, then its form; the address carries the choice. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { searchParams } = new URL(request.url);
  const code = searchParams.get('code');
  if (code) {
    const product = await warningsOf(services).ownProduct(actor, code);
    const { yjCode, name, ingredient, strength, mah, essentialSupply, response, volume } = product;
    const head = {
      yjCode,
      essentialSupply,
      name: readable(name),
      ingredient: readable(ingredient),
      strength: readable(strength),
      mah: readable(mah),
    };
    // What the public list says now is where the form begins.
    const known = {
      response: response === 'unknown' ? '' : response,
      volume: volume in STATED_VOLUMES ? volume : '',
    };
    return { product: head, fields: known, today: services.today, found: null, q: '' };
  }
  const q = (searchParams.get('q') ?? '').slice(0, 200);
  const { makers } = actor.organisation;
  const { total, items } = makers.length
    ? await services.supply.search({ q, filters: { mah: makers }, sort: 'relevance', page: 1, size: SHOWN })
    : { total: 0, items: [] };
  const rows = items.map(({ yjCode, name, strength, response, volume }) => ({
    yjCode,
    name: readable(name),
    strength: readable(strength),
    response,
    volume,
  }));
  return { product: null, fields: {}, today: services.today, found: { total, rows }, q };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const form = await formOf(context);
  const fields = fieldsOfForm(form);
  const reply = await warningsOf(services).submit(actorOf(services), textOf(form, 'code'), fields);
  if (reply.number !== null) return redirect(`/warnings/${reply.number}?done=sent`, 303);
  return data({ fields, problems: reply.problems }, { status: 422 });
}

export const meta = () => privateMeta('供給不安を報告する');

export default function NewWarningPage({ loaderData }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const { product, fields, today } = loaderData;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: '供給不安報告', to: '/warnings' },
          { label: '新しい報告' },
        ]}
      />
      <PageHeading
        title="供給不安を報告する"
        lead={product ? undefined : '6か月以内に供給が足りなくなるおそれのある、自社の品目を選んでください。'}
      />
      {product ? (
        <div className="space-y-6">
          <ProductHead product={product} reportedOn={today} />
          <p>
            <Link to="/warnings/new">ほかの品目を選ぶ</Link>
          </p>
          <NoticeForm form={answer ?? { fields, problems: [] }} submit="厚生労働省に報告する">
            <input type="hidden" name="code" value={product.yjCode} />
          </NoticeForm>
        </div>
      ) : (
        <ChooseProduct data={loaderData} />
      )}
    </>
  );
}

type Found = NonNullable<Loaded<typeof loader>['found']>;

const COLUMNS: Column<Found['rows'][number]>[] = [
  {
    key: 'name',
    header: '品名',
    rowHeader: true,
    cell: ({ yjCode, name, strength }) => (
      <>
        <Link to={`/warnings/new?code=${yjCode}`} className="text-std-16B-170">
          {name}
        </Link>
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {strength}・{yjCode}
        </span>
      </>
    ),
  },
  { key: 'status', header: '出荷・量', card: 'inline-bare', cell: (row) => <StatusChips {...row} /> },
];

function ChooseProduct({ data: { found, q } }: { data: Loaded<typeof loader> }) {
  const { total, rows } = found!;
  return (
    <div className="space-y-6">
      <Form method="get" role="search" aria-label="自社の品目の検索" className="max-w-3xl">
        <Field label="品名・成分・YJコード" hint="自社の品目の中から探します。">
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                type="search"
                name="q"
                defaultValue={q}
                maxLength={200}
                className="min-w-0 flex-1"
              />
              <Button variant="solid">検索</Button>
            </div>
          )}
        </Field>
      </Form>
      {rows.length === 0 ? (
        <EmptyState title="当たる自社の品目がありません">
          <p>品名の一部だけにするか、組織に登録した製造販売業者名を管理者に確かめてください。</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={`自社の品目　${formatCount(total)}品目${total > rows.length ? `（はじめの${rows.length}品目）` : ''}`}
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.yjCode}
          narrow="cards"
        />
      )}
    </div>
  );
}
