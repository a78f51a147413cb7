import type { LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '../services.ts';

/** /robots.txt. Invented data must not be found where people look for real medicines: a demonstration asks to be left out altogether. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { supply, pages, siteUrl } = context.get(servicesContext);
  const isDemo = await supply.isDemonstration();
  const closed = pages
    .filter(({ access, path }) => access !== 'public' && !path.includes(':'))
    .map(({ path }) => `/${path}`);
  const lines = isDemo
    ? ['User-agent: *', 'Disallow: /']
    : [
        'User-agent: *',
        // One list under endless combinations of filters, and files for programs.
        ...[
          '/search?',
          '/compare?',
          '/en/search?',
          '/changes?',
          '/api/v1/',
          ...closed.filter((path) => !closed.some((other) => path.startsWith(`${other}/`))),
        ].map((path) => `Disallow: ${path}`),
        '',
        `Sitemap: ${siteUrl}/sitemap.xml`,
      ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
