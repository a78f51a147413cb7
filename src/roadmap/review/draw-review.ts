import type { Drawer } from '../../platform/turns/drawer.ts';
import { type ReviewSource, readReview } from './read-review.ts';
import { reviewDay } from './review-day.ts';
import { reviewText } from './review-text.ts';

export type ReviewFormat = 'pdf' | 'docx' | 'html';

const DRAWN_BY = {
  pdf: { module: new URL('./review-pdf.ts', import.meta.url), name: 'reviewPdf' },
  docx: { module: new URL('./review-docx.ts', import.meta.url), name: 'reviewDocx' },
  html: { module: new URL('./review-html.ts', import.meta.url), name: 'reviewHtml' },
};

/**
 * Draws reviews, each once for a state of the data.
 * @param revision another text whenever anything that a review shows changes
 * @param site address of the site, to which links to its pages lead; without it they are printed only
 */
export function reviewDrawer(
  drawer: Drawer,
  source: ReviewSource,
  revision: () => Promise<string>,
  site: string | null,
) {
  /** @throws AnteiError bad-request for such a day, `drawing-busy`, `drawing-failed` */
  return async (day: string, format: ReviewFormat): Promise<Buffer> => {
    const asOf = reviewDay(day);
    return drawer.draw({
      key: ['review', await revision(), asOf, format].join(' '),
      ...DRAWN_BY[format],
      read: async () => [reviewText(await readReview(source, asOf)), site],
    });
  };
}
