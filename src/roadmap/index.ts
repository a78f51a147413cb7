/** The door of the room: what other rooms and the roof may use. */

export { createGuide, type Guide } from '../biosimilars/guide.ts';
export { createInformation, type Information } from '../biosimilars/information.ts';
export { informationFeeds } from '../biosimilars/seminars/calendar-feed.ts';
export { roadmapApi } from './api.ts';
export { roadmapFeeds } from './feeds.ts';
export { readRegister } from './register/read-register.ts';
export { createRoadmap, type Roadmap } from './roadmap.ts';
export type * from './views.ts';
