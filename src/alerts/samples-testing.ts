import type { RoomSamples } from '../../test/access-samples.ts';

export default {
  axe: {
    elsewhere: {
      'lists.test.ts': [
        'lists',
        'lists/new',
        'lists/:handle',
        'lists/:handle/delete',
        'lists/confirm/:handle',
        'lists/stop/:handle',
      ],
      'device.test.ts': ['lists/device'],
    },
  },
} satisfies RoomSamples;
