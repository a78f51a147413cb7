import type { LoaderFunctionArgs } from 'react-router';
import { actorOf, servicesContext } from '../../web/services.ts';

/** The receipt as a file; the address ends in .pdf and has no page. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const number = params.number!;
  const bytes = await services.reporting.receiptPdf(actorOf(services), number);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      // The verb took the number, so it is one: letters, digits and hyphens.
      'Content-Disposition': `attachment; filename="${number}.pdf"`,
      'X-Robots-Tag': 'noindex',
    },
  });
}
