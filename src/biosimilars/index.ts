/** The door of the room: what the roof may use. */
export { createGuide, type Guide } from './guide.ts';
export { createInformation, type Information } from './information.ts';
export { informationFeeds } from './seminars/calendar-feed.ts';
