import type { RoomSamples } from '../../test/access-samples.ts';
import { createList } from './lists/lists.ts';

const SUBSCRIPTION = {
  endpoint: 'https://push.example.net/send/abc',
  keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
};

export default {
  answers: {
    'post /api/v1/devices': async () => [{ url: '/api/v1/devices', body: SUBSCRIPTION }],
    'delete /api/v1/devices': async () => [
      { url: '/api/v1/devices', body: { endpoint: SUBSCRIPTION.endpoint } },
    ],
    'post /api/v1/lists/{handle}/push': async ({ context }) => [
      { url: `/api/v1/lists/${(await createList(context, {})).handle}/push`, body: SUBSCRIPTION },
    ],
  },
  axe: {
    elsewhere: {
      'lists.test.ts': [
        'lists',
        'lists/new',
        'lists/:handle',
        'lists/:handle/delete',
        'lists/confirm/:handle',
        'lists/stop/:handle',
        'lists/poster/:handle',
      ],
      'device.test.ts': ['lists/device'],
    },
  },
} satisfies RoomSamples;
