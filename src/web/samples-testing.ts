import type { RoomSamples } from '../../test/access-samples.ts';

export default {
  axe: { elsewhere: { 'roles.test.ts': ['work'] } },
} satisfies RoomSamples;
