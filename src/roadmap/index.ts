/** The door of the room: what other rooms and the roof may use. */

export { roadmapApi } from './api.ts';
export { roadmapFeeds } from './feeds.ts';
export { readRecorded } from './progress/recorded-values.ts';
export { readRegister } from './register/read-register.ts';
export { createRoadmap } from './roadmap.ts';
