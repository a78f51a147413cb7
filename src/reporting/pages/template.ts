import type { LoaderFunctionArgs } from 'react-router';
import { actorOf, servicesContext } from '../../web/services.ts';

/** The maker's own list in the official layout, to be edited and sent back; the address ends in .xlsx and has no page. */
export async function loader({ context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { name, bytes } = await services.reporting.template(actorOf(services));
  // RFC 6266: the second form carries Japanese.
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="report-${services.today}.xlsx"; filename*=UTF-8''${encoded}`,
      'X-Robots-Tag': 'noindex',
    },
  });
}
