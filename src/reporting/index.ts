/** The door of the room: what others may use. */
export { reportingApi } from './api.ts';
export { reportingJobs } from './jobs.ts';
export { reportSource } from './publish/publish.ts';
export { acceptedByMonth } from './records/store-submissions.ts';
export { createReporting, type Reporting } from './reporting.ts';
export { reportReader } from './upload/report-reader.ts';
export { reportingWaiting } from './waiting.ts';
