import type { LoaderFunctionArgs } from 'react-router';
import { Form } from 'react-router';
import { formatCount } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { AuthorityNote } from './parts/authority-note.tsx';
import { NoList } from './parts/no-list.tsx';
import { SearchBox } from './parts/search-box.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  return context.get(servicesContext).english.top();
}

export function meta() {
  return [
    { title: 'Supply of prescription medicines in Japan | Antei' },
    {
      name: 'description',
      content:
        'Whether a prescription medicine can be had in Japan: shipment and volume of every listed product, in English, from the list of the Ministry of Health, Labour and Welfare.',
    },
  ];
}

export default function TopPage({ loaderData: data }: PageProps<typeof loader>) {
  if (!data) return <NoList />;
  const { asOf, date, total, figures } = data;
  return (
    <div className="space-y-6 pt-6">
      <section>
        <h1 className="pb-3 text-std-24B-150 sm:text-std-28B-150">
          Supply of prescription medicines in Japan
        </h1>
        <Form action="/en/search" role="search" aria-label="Products" className="print:hidden">
          <SearchBox />
        </Form>
      </section>
      <section aria-label="Products in trouble" className="space-y-2">
        <ul className="grid grid-cols-1 gap-2 sm:grid-cols-3 sm:gap-4">
          {figures.map(({ label, to, products }) => (
            <li key={to}>
              <Link to={to} className="key-figure">
                <span className="text-std-16B-170 underline">{label}</span>
                <span className="text-black">
                  <span className="text-std-28B-150 tabular-nums">{formatCount(products)}</span> products
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <p className="text-dns-14N-130 text-solid-gray-700">
          Of {formatCount(total)} products, as of <time dateTime={asOf}>{date}</time>
        </p>
      </section>
      <AuthorityNote japanese="/" />
      <Section id="more" title="What this site tells">
        <ul className="max-w-4xl list-disc space-y-1 pl-6">
          <li>
            <Link to="/en/search">Every listed product</Link> with its shipment response and its shipment
            volume. Both count: most products in reduced volume still report normal shipment.
          </li>
          <li>
            <Link to="/en/words">What the words mean</Link>: the official Japanese terms in English, with
            where the English comes from.
          </li>
          <li>
            It says what companies report to the Ministry, not what a wholesaler or a pharmacy has in stock,
            and it is no medical advice.
          </li>
          <li>
            Changes, indicators, the roadmap and the downloads are in Japanese only so far. For programs,{' '}
            <a href="/api" hrefLang="ja">
              the API
            </a>{' '}
            uses English names.
          </li>
        </ul>
      </Section>
    </div>
  );
}
