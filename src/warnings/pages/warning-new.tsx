import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData } from 'react-router';
import { readable } from '../../platform/text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { formOf } from '../../web/read-form.ts';
import { actorOf, type Services, servicesContext } from '../../web/services.ts';
import { ProblemNotice } from '../../web/shell/problem.tsx';
import { MAX_PRODUCTS } from '../notices/max-products.ts';
import { type Choice, ChooseProducts } from './parts/choose-products.tsx';
import { choiceProblem, chosenCodes } from './parts/chosen-codes.ts';
import { NoticeButtons } from './parts/notice-buttons.tsx';
import { NoticeForm } from './parts/notice-form.tsx';
import { choosePath, headOf, knownFields, writeNotice } from './parts/notice-write.ts';
import { ProductHeads } from './parts/product-heads.tsx';
import { warningsOf } from './parts/service.ts';

const SHOWN = 50;

/** The products first, then their form; the address carries the choice. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { searchParams } = new URL(request.url);
  const codes = chosenCodes(searchParams);
  const { today } = services;
  if (searchParams.has('choose') || choiceProblem(codes))
    return { products: null, fields: {}, today, choice: await readChoice(services, searchParams, codes) };
  const products = await warningsOf(services).ownProducts(actorOf(services), codes);
  return { products: products.map(headOf), fields: knownFields(products), today, choice: null };
}

async function readChoice(services: Services, params: URLSearchParams, codes: string[]): Promise<Choice> {
  const actor = actorOf(services);
  const q = (params.get('q') ?? '').slice(0, 200);
  const { makers } = actor.organisation;
  const { total, items } = makers.length
    ? await services.supply.search({ q, filters: { mah: makers }, sort: 'relevance', page: 1, size: SHOWN })
    : { total: 0, items: [] };
  const kept = codes.slice(0, MAX_PRODUCTS);
  const chosen = kept.length > 0 ? await warningsOf(services).ownProducts(actor, kept) : [];
  const isAskedFor = params.has('chosen') || codes.length > MAX_PRODUCTS;
  return {
    problem: isAskedFor ? choiceProblem(codes) : null,
    q,
    total,
    rows: items.map(({ yjCode, name, strength, response, volume }) => ({
      yjCode,
      name: readable(name),
      strength: readable(strength),
      response,
      volume,
    })),
    chosen: chosen.map(({ yjCode, name }) => ({ yjCode, name: readable(name) })),
    draft: params.get('draft')?.slice(0, 40) ?? null,
  };
}

export async function action({ context }: ActionFunctionArgs) {
  return writeNotice(context.get(servicesContext), await formOf(context), null);
}

export const meta = () => privateMeta('供給不安を報告する');

export default function NewWarningPage({ loaderData }: PageProps<typeof loader>) {
  const answer = useActionData<typeof action>();
  const { products, fields, today, choice } = loaderData;
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
        lead={
          products ? undefined : '6か月以内に供給が足りなくなるおそれのある、自社の品目を選んでください。'
        }
      />
      {products ? (
        <div className="space-y-6">
          {answer?.problem ? <ProblemNotice problem={answer.problem} /> : null}
          <ProductHeads products={products} reportedOn={today} />
          <p>
            <Link
              to={choosePath(
                products.map(({ yjCode }) => yjCode),
                null,
              )}
            >
              品目を足す・選び直す
            </Link>
          </p>
          <NoticeForm
            form={answer ?? { fields, problems: [] }}
            products={products}
            submit="厚生労働省に報告する"
            others={<NoticeButtons />}
          >
            {products.map(({ yjCode }) => (
              <input key={yjCode} type="hidden" name="code" value={yjCode} />
            ))}
          </NoticeForm>
        </div>
      ) : (
        <ChooseProducts choice={choice!} />
      )}
    </>
  );
}
