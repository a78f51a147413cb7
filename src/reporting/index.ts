/** The door of the room: what others may use. */
export { reportingJobs } from './jobs.ts';
export { reportSource } from './publish.ts';
