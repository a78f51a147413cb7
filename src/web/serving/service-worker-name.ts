/** The name under which the built service worker is in the browser's build, and is served at the root of the site. */
export const SERVICE_WORKER = 'service-worker.js';
