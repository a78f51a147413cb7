import type { Room } from '../platform/room.ts';
import type { Alerts } from './alerts.ts';
import { ALERTS_ERRORS } from './errors.ts';
import { ALERTS_SETTINGS } from './settings.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    alerts: Alerts;
  }
}

/** Watch lists, and the news that goes out to them. */
export const ALERTS = {
  name: 'alerts',
  floor: 3,
  own: true,
  errors: ALERTS_ERRORS,
  settings: ALERTS_SETTINGS,
  /** Mails of a site without a mail server: put there whole. */
  folders: { outbox: { files: /^[^/]+\.eml$/ } },
  pages: [
    {
      path: 'lists',
      file: 'lists.tsx',
      access: 'public',
      place: {
        at: 140,
        label: 'わたしの品目リスト',
        text: '見ておきたい品目の変化を、メールや通知で受け取る',
      },
    },
    { path: 'lists/new', file: 'new-list.tsx', access: 'public', takes: 'file' },
    { path: 'lists/outbox', file: 'outbox.tsx', access: 'public' },
    { path: 'lists/confirm/:handle', file: 'confirm.tsx', access: 'public' },
    { path: 'lists/stop/:handle', file: 'stop.tsx', access: 'public' },
    { path: 'lists/poster/:handle', file: 'poster.tsx', access: 'public' },
    { path: 'lists/:handle', file: 'list.tsx', access: 'public' },
    { path: 'lists/:handle/export.csv', file: 'list-csv.ts', access: 'public' },
    { path: 'lists/:handle/delete', file: 'list-delete.tsx', access: 'public' },
    { path: 'lists/device', file: 'device.tsx', access: 'public' },
    { path: 'manifest.webmanifest', file: 'device/manifest.ts', access: 'public' },
  ],
  jobs: {
    tasks: ['clean-lists', 'send-alerts', 'send-confirmation', 'send-disabled', 'send-letters'],
    load: async () => (await import('./jobs.ts')).alertsJobs,
  },
  forgetDemo: async () => (await import('./store-demo.ts')).forgetDemo,
  open: async (context, { siteUrl, services: { supply } }) => {
    const { alertFeeds, alertsApi, createAlerts, textReader, uploadReader } = await import('./index.ts');
    const alerts = createAlerts(context, supply);
    return {
      services: { alerts },
      routes: [
        { plugin: alertsApi(context, supply), prefix: '/api/v1' },
        { plugin: alertFeeds(alerts, supply, siteUrl), prefix: '/feeds/lists' },
      ],
      readers: [uploadReader, textReader],
    };
  },
} as const satisfies Room;
