import type { Room } from '../platform/room.ts';
import { INDICATORS_ERRORS } from './errors.ts';
import type { Indicators } from './indicators.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    /** Measures, datasets and figures. */
    indicators: Indicators;
  }
}

/** Datasets, measures and figures, with how sure they are. */
export const INDICATORS = {
  name: 'indicators',
  floor: 3,
  errors: INDICATORS_ERRORS,
  real: '指標の定義・目標・国の成分一覧・公表されている値',
  pages: [
    { path: 'indicators/classes', file: 'classes.tsx', access: 'public' },
    { path: 'indicators/prefectures/:code/pack.pdf', file: 'pack-pdf.ts', access: 'public' },
    { path: 'indicators/prefectures/:code/pack.xlsx', file: 'pack-xlsx.ts', access: 'public' },
    { path: 'indicators/prefectures/:code', file: 'prefecture.tsx', access: 'public' },
    {
      path: 'indicators',
      file: 'dashboard.tsx',
      access: 'public',
      place: {
        at: 170,
        label: '指標',
        text: '後発医薬品・バイオ後続品の割合。目標との距離、都道府県と薬効分類の比較、協議会資料',
      },
    },
    { path: 'indicators/prefectures', file: 'map.tsx', access: 'public' },
    { path: 'indicators/measures', file: 'measures.tsx', access: 'public' },
    { path: 'indicators/measures/:id', file: 'measure.tsx', access: 'public' },
    { path: 'indicators/biosimilars', file: 'biosimilars.tsx', access: 'public' },
    { path: 'indicators/biosimilars/:family', file: 'biosimilar.tsx', access: 'public' },
    { path: 'indicators/datasets', file: 'datasets.tsx', access: 'public' },
    { path: 'indicators/datasets/:id', file: 'dataset.tsx', access: 'public' },
    { path: 'indicators/series', file: 'series.tsx', access: 'public' },
  ],
  checks: [
    {
      at: 10,
      what: '集計のファイル',
      load: async () => (await import('./datasets/verify-datasets.ts')).verifyDatasets,
    },
  ],
  folders: {
    /** Parquet files of datasets. What is made of them is made again. */
    indicators: {
      files: /^[^/]+\/[^/]+\.parquet$/,
      named: async () => (await import('./datasets/dataset-folder.ts')).namedFiles,
    },
  },
  commands: {
    at: 30,
    load: async () => {
      const { indicatorsCommands } = await import('./cli.ts');
      return ({ program, groups, kit }) => indicatorsCommands(program, groups, kit);
    },
  },
  jobs: {
    tasks: ['prepare-figures', 'watch-records'],
    load: async () => (await import('./jobs.ts')).indicatorsJobs,
  },
  demonstration: async () => (await import('./demo/load.ts')).loadDemoFigures,
  open: async (context) => {
    const { createIndicators, indicatorsApi } = await import('./index.ts');
    const indicators = createIndicators(context, { patient: true });
    return {
      services: { indicators },
      routes: [{ plugin: indicatorsApi(context, indicators), prefix: '/api/v1' }],
      warm: () => indicators.warm(),
      close: () => indicators.close(),
    };
  },
} as const satisfies Room;
