import type { RoomSamples } from '../../test/access-samples.ts';

export default {
  axe: {
    addresses: {
      'docs/errors/:code': async () => ['/docs/errors/edition-conflict', '/docs/errors/no-such-code'],
    },
    elsewhere: { 'roles.test.ts': ['work'] },
  },
} satisfies RoomSamples;
