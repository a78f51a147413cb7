import { LRUCache } from 'lru-cache';
import type { IsoDate } from '../platform/clock.ts';
import { AnteiError } from '../platform/errors.ts';
import { type ReviewSource, readReview } from './read-review.ts';
import { reviewDay } from './review-day.ts';
import { reviewText } from './review-text.ts';

export type ReviewFormat = 'pdf' | 'docx' | 'html';

/** A review takes seconds to draw; the last few are kept as long as nothing changes. */
const KEPT = 12;
/** Reviews that may wait for their turn, as they are drawn one after the other. */
const MOST_WAITING = 20;
/**
 * Draws reviews, each once for a state of the data, and one at a time.
 * @param revision another text whenever anything that a review shows changes
 * @param site address of the site, to which links to its pages lead; without it they are printed only
 */
export function reviewDrawer(source: ReviewSource, revision: () => Promise<string>, site: string | null) {
  const drawn = new LRUCache<string, Promise<Buffer>>({ max: KEPT });
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  /** @throws AnteiError bad-request for such a day, too-many-requests where many others wait */
  return async (day: string, format: ReviewFormat): Promise<Buffer> => {
    const asOf = reviewDay(day);
    const key = [await revision(), asOf, format].join(' ');
    const known = drawn.get(key);
    if (known) return known;
    if (waiting >= MOST_WAITING)
      throw new AnteiError(
        'too-many-requests',
        '点検資料を作る順番を多くの人が待っています。1分ほど待ってからやり直してください。',
      );
    waiting++;
    const asked = last.then(() => draw(source, asOf, format, site));
    last = asked.catch(() => drawn.delete(key)).finally(() => waiting--);
    drawn.set(key, asked);
    return asked;
  };
}

async function draw(
  source: ReviewSource,
  asOf: IsoDate,
  format: ReviewFormat,
  site: string | null,
): Promise<Buffer> {
  const text = reviewText(await readReview(source, asOf));
  // Loaded where it is needed: most processes draw nothing.
  switch (format) {
    case 'pdf':
      return (await import('./review-pdf.ts')).reviewPdf(text, site);
    case 'docx':
      return (await import('./review-docx.ts')).reviewDocx(text, site);
    case 'html':
      return Buffer.from((await import('./review-html.ts')).reviewHtml(text, site));
  }
}
