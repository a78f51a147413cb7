import type { LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '../../web/services.ts';
import { classPath, ingredientPath, makerPath, productPath } from '../addresses.ts';

/** A sitemap holds no more (sitemaps.org); the list has some forty thousand pages, those in English among them. */
const MOST = 50_000;

/** Open to anybody, but with nothing to find: the reader's own lists and the way in. */
const OWN_WORK = ['sign-in', 'lists/new', 'lists/outbox', 'lists/device'];

/** /sitemap.xml: every public page that has an address without choices, and all that the newest list names. Of a demonstration, the top page alone. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { supply, pages, siteUrl } = context.get(servicesContext);
  const { edition, products, byIngredient, byMah, byClass } = await supply.snapshot();
  const plain = pages.filter(
    ({ path, file, access }) =>
      access === 'public' && file.endsWith('.tsx') && !path.includes(':') && !OWN_WORK.includes(path),
  );
  const paths =
    edition?.source === 'demo'
      ? ['/']
      : [
          ...plain.map(({ path }) => `/${path}`),
          ...Array.from(byIngredient.keys(), ingredientPath),
          ...Array.from(byMah.keys(), makerPath),
          ...Array.from(byClass.keys(), classPath),
          ...products.map(({ yjCode }) => productPath(yjCode)),
          ...products.map(({ yjCode }) => `/en${productPath(yjCode)}`),
        ];
  const urls = paths.slice(0, MOST).map((path) => `<url><loc>${escapeXml(siteUrl + path)}</loc></url>`);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  return new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}

/** `encodeURIComponent` leaves the apostrophe, which the format wants escaped. */
function escapeXml(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll("'", '&apos;');
}
