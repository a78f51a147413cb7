import type { RoomSamples } from '../../test/access-samples.ts';

export default {
  axe: {
    // On official workbooks: a page without figures has little to look at.
    elsewhere: {
      'indicators.test.ts': [
        'indicators',
        'indicators/prefectures',
        'indicators/prefectures/:code',
        'indicators/classes',
        'indicators/biosimilars',
        'indicators/biosimilars/:family',
        'indicators/measures',
        'indicators/measures/:id',
        'indicators/datasets',
        'indicators/datasets/:id',
        'indicators/series',
      ],
    },
  },
} satisfies RoomSamples;
