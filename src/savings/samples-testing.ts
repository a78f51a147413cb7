import type { RoomSamples } from '../../test/access-samples.ts';

export default {
  axe: { elsewhere: { 'information.test.ts': ['biosimilars/cost'] } },
} satisfies RoomSamples;
