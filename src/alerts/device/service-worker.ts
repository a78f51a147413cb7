/**
 * The service worker of the site: shows what is pushed, and nothing else; pages are not its business.
 *
 *   push {edition} ─▶ public news of the edition ─▶ the list in IndexedDB ─▶ one notification, made here
 *   push {list}    ─▶ the notification as the site wrote it
 */
import { dayOf } from '../../platform/clock.ts';
import { INVENTED_PREFIX } from '../../platform/invented.ts';
import { followReplaced, reportEdition } from './device-matching.ts';
import { addDevice } from './devices.ts';
import { fetchNews } from './fetch-files.ts';
import {
  DEVICE_PAGE,
  editionNotification,
  listNotification,
  type NotificationText,
  type PushMessage,
  readMessage,
  unreadNotification,
} from './notification.ts';
import { changeList, keepTold, readList, readTold } from './saved-list.ts';
import type { WorkerScope } from './worker-scope.ts';

const scope = globalThis as unknown as WorkerScope;

// A newer worker has no reason to wait for the pages to close: it does nothing to them.
scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('push', (event) => {
  event.waitUntil(show(readMessage(jsonOf(event.data))));
});

scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(goTo((event.notification.data as { url?: string } | null)?.url ?? DEVICE_PAGE));
});

// The push service gave the browser another address: the site must know the new one, or it tells nobody.
scope.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(readList().then(({ pushed }) => (pushed ? addDevice(scope.registration) : undefined)));
});

async function show(message: PushMessage | null): Promise<void> {
  if (!message) return notify({ ...unreadNotification(today()), title: '新しいお知らせがあります' });
  if (message.type === 'list') return notify(listNotification(message));
  const { title, options } = await ofEdition(message.asOf);
  await notify({ title: `${message.invented ? INVENTED_PREFIX : ''}${title}`, options });
}

async function ofEdition(asOf: string): Promise<NotificationText> {
  try {
    const file = await fetchNews(asOf);
    const list = await changeList((kept) => followReplaced(kept, file));
    const report = reportEdition(list, file, await readTold(asOf));
    await keepTold(asOf, { wants: list.wants, items: report.items });
    return editionNotification(asOf, report);
  } catch {
    return unreadNotification(asOf);
  }
}

async function notify({ title, options }: NotificationText): Promise<void> {
  // Of notifications that only say that nothing changed, the latest is enough.
  for (const old of await scope.registration.getNotifications()) if (old.silent) old.close();
  await scope.registration.showNotification(title, options);
}

async function goTo(url: string): Promise<void> {
  const { pathname, search, hash } = new URL(url, scope.location.origin);
  // Only this site, whatever a message says; under the name by which this browser knows it.
  const target = new URL(`${pathname}${search}${hash}`, scope.location.origin);
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((one) => new URL(one.url).pathname === target.pathname);
  if (there) await there.focus();
  else await scope.clients.openWindow(target.href);
}

function jsonOf(data: { json(): unknown } | null): unknown {
  try {
    return data?.json() ?? null;
  } catch {
    return null;
  }
}

/** In Japan, as all dates of the site. */
function today(): string {
  return dayOf(new Date());
}
