import type { Drawer } from '../../platform/turns/drawer.ts';
import { type ReviewSource, readReview } from './read-review.ts';
import type { Edition } from './review-blocks.ts';
import { lastReviewDay, reviewDay } from './review-day.ts';
import { reviewText } from './review-text.ts';
import { shortText } from './short/short-text.ts';

export type ReviewFormat = 'pdf' | 'docx' | 'html';

export interface ReviewOptions {
  /** The full one without it. */
  edition?: Edition;
  /** The day of the last review, for the short one; a year before without it. */
  since?: string;
}

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
  /** @throws AnteiError bad-request for such days, `drawing-busy`, `drawing-failed` */
  return async (
    day: string,
    format: ReviewFormat,
    { edition = 'full', since }: ReviewOptions = {},
  ): Promise<Buffer> => {
    const asOf = reviewDay(day);
    const last = edition === 'short' ? lastReviewDay(asOf, since) : null;
    return drawer.draw({
      key: ['review', edition, last, await revision(), asOf, format].join(' '),
      ...DRAWN_BY[format],
      read: async () => {
        const review = await readReview(source, asOf, edition);
        return [last === null ? reviewText(review) : shortText(review, last), site];
      },
    });
  };
}
