/** The door of the room: what other rooms and the roof may use. */

export { roadmapApi } from './api.ts';
export { roadmapFeeds } from './feeds.ts';
export { informationFeeds } from './information/calendar-feed.ts';
export { createGuide, type Guide } from './information/guide.ts';
export { createInformation, type Information } from './information/information.ts';
export { readRegister } from './read-register.ts';
export { createRoadmap, type Roadmap } from './roadmap.ts';
export type * from './views.ts';
