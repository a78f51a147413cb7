import type { RoomSamples } from '../../test/access-samples.ts';
import type { World } from '../../test/access-world.ts';
import { readDatasets } from './datasets/store-datasets.ts';

/** Address of a part's cells. */
async function partOf({ context }: World): Promise<string> {
  const [dataset] = await readDatasets(context.pool);
  return `/api/v1/indicators/datasets/${dataset!.id}/parts/${dataset!.parts[0]!.parquetSha256}.parquet`;
}

export default {
  answers: {
    'get /api/v1/indicators/figures': async () =>
      [
        'measure=generic-volume-share&by=prefecture',
        'measure=generic-volume-share&by=nation&dataset=all',
        'measure=generic-volume-share&format=csv',
        'measure=generic-volume-share&format=parquet',
        'measure=biosimilar-volume-share&by=ingredient',
      ].map((query) => ({ url: `/api/v1/indicators/figures?${query}` })),
    'get /api/v1/indicators/datasets/{id}': async () => [{ url: '/api/v1/indicators/datasets/ndb-9' }],
    'get /api/v1/indicators/datasets/{id}/parts/{file}': async (world) => [{ url: await partOf(world) }],
    'get /api/v1/indicators/prefectures/{code}': async () => [{ url: '/api/v1/indicators/prefectures/13' }],
    'get /api/v1/indicators/biosimilars/{family}': async () =>
      ['darbepoetin-alfa', 'infliximab'].map((family) => ({
        url: `/api/v1/indicators/biosimilars/${family}?dataset=ndb-9`,
      })),
  },
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
