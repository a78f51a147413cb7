/** The door of the room: what others may use. */
export { reportingApi } from './api.ts';
export { reportingJobs } from './jobs.ts';
export { reportSource } from './publish.ts';
export { reportReader } from './report-reader.ts';
export { createReporting, type Reporting } from './reporting.ts';
export { acceptedByMonth } from './store-submissions.ts';
