/** Every address that anybody may open, with an example for what it leaves open; of figures all there are. */
import { PAGES } from '../../src/app/pages.ts';
import { KNOWN_BIOSIMILARS } from '../../src/indicators/index.ts';
import { PREFECTURES } from '../../src/indicators/model.ts';
import { readRegister } from '../../src/roadmap/register/read-register.ts';

/** Pages of somebody's own list, behind a key. */
const PRIVATE = /^lists\/.*:handle/;

/** Examples by the page's path; several where each is worked out by itself. */
function examples(
  product: Product,
  measures: readonly string[],
  families: readonly string[],
): Record<string, readonly string[]> {
  const { initiatives, kpis } = readRegister();
  const prefectures = [...PREFECTURES.keys()];
  return {
    'products/:yjCode': [product.yjCode],
    'en/products/:yjCode': [product.yjCode],
    'ingredients/:name': [product.ingredient],
    'makers/:name': [product.mah],
    'classes/:name': [product.therapeuticClass],
    'data/:asOf': [product.asOf],
    'indicators/prefectures/:code': prefectures,
    'indicators/prefectures/:code/pack.pdf': ['13'],
    'indicators/prefectures/:code/pack.xlsx': ['13'],
    'indicators/measures/:id': measures,
    'indicators/biosimilars/:family': families,
    'indicators/datasets/:id': ['ndb-9', 'ndb-3'],
    'roadmap/initiatives/:id': initiatives.slice(0, 5).map(({ id }) => id),
    'roadmap/kpis/:id': kpis.map(({ id }) => id),
    'biosimilars/ingredients/:id': KNOWN_BIOSIMILARS.ingredients.map(({ id }) => id),
    'biosimilars/cases/:id': [],
    'docs/errors/:code': ['figures-busy'],
  };
}

/** What programs ask for. */
function forPrograms({ yjCode, asOf }: Product, measures: readonly string[]): string[] {
  return [
    '/api/v1/openapi.json',
    '/api/v1/products?q=%E3%82%A2%E3%83%A0%E3%83%AD',
    `/api/v1/products/${yjCode}`,
    '/api/v1/changes',
    '/api/v1/editions',
    '/api/v1/indicators/measures',
    ...measures.map((id) => `/api/v1/indicators/figures?measure=${id}&by=nation`),
    '/api/v1/indicators/figures?measure=generic-volume-share&by=class&prefecture=13',
    '/api/v1/indicators/figures?measure=generic-volume-share&by=ingredient',
    '/api/v1/indicators/series',
    '/api/v1/indicators/datasets',
    '/api/v1/indicators/prefectures/13',
    '/api/v1/indicators/classes',
    '/api/v1/indicators/biosimilars',
    '/api/v1/news',
    `/api/v1/news/${asOf}`,
    '/api/v1/catalogue.json',
    '/api/v1/roadmap/initiatives',
    '/api/v1/roadmap/kpis',
    '/api/v1/roadmap/kpis.csv',
    '/api/v1/roadmap/points.csv',
    '/api/v1/roadmap/updates',
    '/feeds/changes.atom',
    '/feeds/roadmap.atom',
  ];
}

interface Product {
  yjCode: string;
  ingredient: string;
  mah: string;
  therapeuticClass: string;
  asOf: string;
}

/** @param url of a site that runs: it is asked for a product and for the measures */
export async function publicAddresses(url: string): Promise<string[]> {
  const read = async <T>(path: string) => (await (await fetch(url + path)).json()) as T;
  const { asOf, items } = await read<{ asOf: string; items: Omit<Product, 'asOf'>[] }>(
    '/api/v1/products?q=%E3%82%A2%E3%83%A0%E3%83%AD&size=1',
  );
  const measures = await read<{ items: { id: string }[] }>('/api/v1/indicators/measures');
  const product = { ...items[0]!, asOf };
  const ids = measures.items.map(({ id }) => id);
  const listed = await read<{ rows: { id: string }[] }>('/api/v1/indicators/biosimilars');
  const by = examples(
    product,
    ids,
    listed.rows.map(({ id }) => id),
  );
  const pages = PAGES.filter(({ access, path }) => access === 'public' && !PRIVATE.test(path));
  const opened = pages.flatMap(({ path }) => {
    if (!path.includes(':')) return [`/${path}`];
    const found = by[path];
    if (!found) throw new Error(`no example for the page ${path}`);
    return found.map((value) => `/${path.replace(/:\w+/, encodeURIComponent(value))}`);
  });
  return [...opened, '/search?q=%E3%82%A2%E3%83%A0%E3%83%AD', ...forPrograms(product, ids)];
}
