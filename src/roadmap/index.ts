/** The door of the room: what other rooms and the roof may use. */
export { REGISTER_FOLDER, readRegister } from './read-register.ts';
export { createRoadmap, type Roadmap } from './roadmap.ts';
export type * from './views.ts';
