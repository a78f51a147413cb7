/** Push subscriptions of this browser. There is one for the whole site, whatever messages it carries. */

/** Where the service worker is served; its scope is the whole site. */
const WORKER_PATH = '/service-worker.js';

export type PushState =
  /** The browser cannot, or not here: no secure address, or a page of iOS that is not on the home screen. */
  | 'unsupported'
  /** The reader, or who manages the device, said no: only the browser's own settings change that. */
  | 'denied'
  | 'off'
  | 'on';

export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Asks for permission: call it from a click only. @returns null if the reader does not allow it. */
export async function askForPush(): Promise<ServiceWorkerRegistration | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  await navigator.serviceWorker.register(WORKER_PATH, { scope: '/', updateViaCache: 'none' });
  return navigator.serviceWorker.ready;
}

/** This browser's subscription with the key of this site; made if there is none, and made again if the key changed. */
async function subscribe({ pushManager }: ServiceWorkerRegistration): Promise<PushSubscription> {
  const reply = await fetch('/api/v1/push-key', { cache: 'no-cache' });
  if (!reply.ok) throw new Error(`push-key: ${reply.status}`);
  const { publicKey } = (await reply.json()) as { publicKey: string };
  const kept = await pushManager.getSubscription();
  const keptKey = kept?.options.applicationServerKey;
  if (kept && keptKey && toBase64Url(keptKey) === publicKey) return kept;
  await kept?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

/** The site will tell this browser that there is a new edition, and nothing else. */
export async function addDevice(registration: ServiceWorkerRegistration): Promise<void> {
  await send('POST', '/api/v1/devices', await subscribe(registration));
}

/** The subscription itself stays: lists on the site may use it. */
export async function removeDevice(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  const kept = await registration?.pushManager.getSubscription();
  if (kept) await send('DELETE', '/api/v1/devices', { endpoint: kept.endpoint });
}

/** The site will send the messages of a list that it keeps. `handle` opens the list. */
export async function addToList(registration: ServiceWorkerRegistration, handle: string): Promise<void> {
  await send('POST', `/api/v1/lists/${encodeURIComponent(handle)}/push`, await subscribe(registration));
}

async function send(method: string, path: string, body: object): Promise<void> {
  const reply = await fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
}

function toBase64Url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
