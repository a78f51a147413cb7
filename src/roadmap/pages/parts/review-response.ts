import type { LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '../../../web/services.ts';
import type { ReviewFormat } from '../../review/draw-review.ts';

const TYPES: Record<ReviewFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
};

/**
 * The review as of `?as-of=`, today without it (a form that was left empty sends nothing). A page to be read stays in the browser; the others are taken away.
 * @throws AnteiError bad-request for an invalid day, `drawing-busy`
 */
export async function reviewResponse(
  { request, context }: LoaderFunctionArgs,
  format: ReviewFormat,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { roadmap, today } = context.get(servicesContext);
  const asOf = new URL(request.url).searchParams.get('as-of') || today;
  // A day that was drawn has digits and hyphens only.
  const bytes = await roadmap.review(asOf, format);
  const way = format === 'html' ? 'inline' : 'attachment';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `${way}; filename="antei-review-${asOf}.${format}"`,
      'X-Robots-Tag': 'noindex',
      ...headers,
    },
  });
}
