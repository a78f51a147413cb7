import { data, type LoaderFunctionArgs, redirect } from 'react-router';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { AuthorityNote } from './parts/authority-note.tsx';
import { familyData } from './parts/family-data.ts';
import { ProductFacts, ProductNow } from './parts/product-facts.tsx';
import { ProductFamily } from './parts/product-family.tsx';
import { ProductAlternatives, ProductHistory } from './parts/product-more.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const asked = params.yjCode!;
  const code = asked.normalize('NFKC').trim().toUpperCase();
  const services = context.get(servicesContext);
  const product = await services.english.product(code);
  if (!product) return data({ product: null, code: code.slice(0, 40), family: null }, { status: 404 });
  if (asked !== code) throw redirect(`/en/products/${encodeURIComponent(code)}`, 301);
  return { product, code, family: await familyData(services, code) };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const product = loaderData?.product;
  if (!product) return [{ title: 'Product not found | Antei' }, { name: 'robots', content: 'noindex' }];
  const { name, response, volume, listed, date, code } = product;
  const status = listed ? `${response.full}, ${volume.full}` : 'no longer listed';
  return [
    { title: `${name} (${code}): ${status} | Antei` },
    {
      name: 'description',
      content: `Supply in Japan of ${name} (YJ code ${code}) as of ${date}: ${status}. Reason, outlook, history and possible alternatives.`,
    },
  ];
}

export default function ProductPage({ loaderData: { product, code, family } }: PageProps<typeof loader>) {
  if (!product)
    return (
      <PageHeading
        title="Product not found"
        lead={`No list that this site has read has a product with the YJ code “${code}”.`}
      />
    );
  const { name, listed, delisted } = product;
  return (
    <>
      <PageHeading title={<span lang="ja">{name}</span>} lead={`YJ code ${code}`} />
      <AuthorityNote japanese={`/products/${encodeURIComponent(code)}`} />
      {listed ? null : (
        <div className="mt-4">
          <Notice kind="warning" title="No longer listed">
            <p>
              {delisted
                ? `The product left the list on ${delisted}. `
                : 'The present list does not have the product. '}
              Below is what the list said last.
            </p>
          </Notice>
        </div>
      )}
      <div className="mt-6 grid gap-6 lg:grid-cols-[5fr_7fr] lg:grid-rows-[auto_1fr] [&>*]:min-w-0">
        <ProductNow product={product} />
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <ProductAlternatives product={product} hasFamily={family !== null} />
        </div>
        <ProductFacts product={product} />
      </div>
      {family ? <ProductFamily family={family} /> : null}
      <ProductHistory product={product} />
    </>
  );
}
