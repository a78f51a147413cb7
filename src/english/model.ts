/** What the frame of the site asks of the room. Pure. */
export { englishDate } from './dates.ts';
