import type { LoaderFunctionArgs } from 'react-router';
import { actorOf, servicesContext } from '../../web/services.ts';
import { warningsOf } from './parts/service.ts';

/** A file of a warning to take away, never shown in the browser; for its maker and the ministry. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const file = await warningsOf(services).file(actorOf(services), params.number!, params.id!);
  const ending = file.name.replace(/^.*\./, '');
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': file.type,
      // RFC 6266: the second form carries Japanese.
      'Content-Disposition': `attachment; filename="${file.id}.${ending}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  });
}
