/**
 * What the service worker uses of its surroundings. TypeScript knows them only in the library "webworker", which contradicts
 * the library "dom" that the pages need.
 */
export interface WorkerScope {
  readonly location: { origin: string };
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<WindowClient[]>;
    openWindow(url: string): Promise<WindowClient | null>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof WorkerEvents>(
    name: Name,
    listen: (event: WorkerEvents[Name]) => void,
  ): void;
}

interface WindowClient {
  readonly url: string;
  focus(): Promise<WindowClient>;
}

interface Lasting {
  /** Keeps the worker alive until then. */
  waitUntil(work: Promise<unknown>): void;
}

interface WorkerEvents {
  install: Lasting;
  activate: Lasting;
  push: Lasting & { readonly data: { json(): unknown } | null };
  notificationclick: Lasting & { readonly notification: Notification };
  pushsubscriptionchange: Lasting;
}
