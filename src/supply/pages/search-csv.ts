import type { LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '../../web/services.ts';
import { AnteiError } from '../errors.ts';
import { parseProductQuery } from '../read/product-query.ts';

/** What a search finds as a file, all pages of it: /search.csv with the parameters of /search. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { supply } = context.get(servicesContext);
  const { edition, byClass, byMah } = await supply.snapshot();
  if (!edition) throw new AnteiError('no-edition', '一覧がまだありません。');
  const { query } = parseProductQuery(new URL(request.url).searchParams, { class: byClass, mah: byMah });
  return new Response(new Uint8Array(await supply.searchCsv(query)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="antei-search-${edition.asOf}.csv"`,
      'X-Robots-Tag': 'noindex',
    },
  });
}
