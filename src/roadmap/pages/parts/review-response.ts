import type { LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '../../../web/services.ts';
import type { ReviewFormat } from '../../review/draw-review.ts';
import type { Edition } from '../../review/review-blocks.ts';

const TYPES: Record<ReviewFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
};

/**
 * The review as of `?as-of=`, today without it (a form that was left empty sends nothing), the short one with what changed since `?since=`. A page to be read stays in the browser; the others are taken away.
 * @throws AnteiError bad-request for an invalid day, `drawing-busy`
 */
export async function reviewResponse(
  { request, context }: LoaderFunctionArgs,
  format: ReviewFormat,
  edition: Edition = 'full',
  headers: Record<string, string> = {},
): Promise<Response> {
  const { roadmap, today } = context.get(servicesContext);
  const { searchParams } = new URL(request.url);
  const asOf = searchParams.get('as-of') || today;
  const since = searchParams.get('since') || undefined;
  // A day that was drawn has digits and hyphens only.
  const bytes = await roadmap.review(asOf, format, { edition, since });
  const way = format === 'html' ? 'inline' : 'attachment';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `${way}; filename="antei-review-${edition === 'short' ? 'short-' : ''}${asOf}.${format}"`,
      'X-Robots-Tag': 'noindex',
      ...headers,
    },
  });
}
