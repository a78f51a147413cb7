/** The door of the room: what the roof may use. */
export { createGuide } from './guide.ts';
export { createInformation } from './information.ts';
export { informationFeeds } from './seminars/calendar-feed.ts';
