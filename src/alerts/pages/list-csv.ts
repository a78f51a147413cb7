import type { LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '../../web/services.ts';

/** The list as a file; the address ends in .csv and has no page. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { alerts, today } = context.get(servicesContext);
  const file = await alerts.exportCsv(params.handle!);
  if (!file) throw new Response('この品目リストはないか、アドレスが途中で切れています。', { status: 404 });
  const name = `${file.name}-${today}.csv`;
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      // RFC 6266: the second form carries Japanese.
      'Content-Disposition': `attachment; filename="list-${today}.csv"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
