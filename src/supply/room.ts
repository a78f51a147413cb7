import type { Room } from '../platform/room.ts';
import { SUPPLY_DEEDS } from './deeds.ts';
import { SUPPLY_ERRORS } from './errors.ts';
import type { SupplyReader } from './reader.ts';
import { SUPPLY_SETTINGS } from './settings.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    supply: SupplyReader;
  }
}

/** Editions of the official list: how supply is, how it was, and what changed. */
export const SUPPLY = {
  name: 'supply',
  floor: 2,
  errors: SUPPLY_ERRORS,
  deeds: SUPPLY_DEEDS,
  settings: SUPPLY_SETTINGS,
  pages: [
    { path: '', file: 'top.tsx', access: 'public' },
    {
      path: 'search',
      file: 'search.tsx',
      access: 'public',
      place: { at: 150, label: '検索', text: '品目の供給状況と、代わりの候補を調べる' },
    },
    { path: 'search.csv', file: 'search-csv.ts', access: 'public' },
    { path: 'compare', file: 'compare.tsx', access: 'public' },
    { path: 'products/:yjCode', file: 'product.tsx', access: 'public' },
    { path: 'changes', file: 'changes.tsx', access: 'public' },
    { path: 'calendar', file: 'calendar.tsx', access: 'public' },
    { path: 'changes.csv', file: 'changes-csv.ts', access: 'public' },
    {
      path: 'overview',
      file: 'overview.tsx',
      access: 'public',
      place: { at: 160, label: '概況', text: '国全体の供給の状況と、その移り変わり' },
    },
    { path: 'overview.csv', file: 'overview-csv.ts', access: 'public' },
    { path: 'ingredients', file: 'ingredients.tsx', access: 'public' },
    { path: 'ingredients/:name', file: 'ingredient.tsx', access: 'public' },
    { path: 'makers', file: 'makers.tsx', access: 'public' },
    { path: 'makers/:name', file: 'maker.tsx', access: 'public' },
    { path: 'classes', file: 'classes.tsx', access: 'public' },
    { path: 'classes/:name', file: 'class.tsx', access: 'public' },
    { path: 'data', file: 'data.tsx', access: 'public' },
    { path: 'data/:asOf', file: 'edition.tsx', access: 'public' },
    { path: 'sitemap.xml', file: 'sitemap.ts', access: 'public' },
    { path: 'guide', file: 'guide.tsx', access: 'public' },
  ],
  checks: [
    {
      at: 20,
      what: '供給状況の履歴',
      load: async () => (await import('./history/verify-history.ts')).verifyHistory,
    },
  ],
  folders: { downloads: 'made again' },
  commands: {
    at: 10,
    load: async () => {
      const { supplyCommands } = await import('./cli.ts');
      return ({ program, groups, kit }) => supplyCommands(program, groups, kit);
    },
  },
  jobs: {
    tasks: ['fetch-supply', 'prepare-downloads', 'reclassify-changes'],
    load: async () => (await import('./jobs.ts')).supplyJobs,
  },
  open: async (context, { siteUrl }) => {
    const { createSupplyReader, supplyApi, supplyFeeds, supplyPictures } = await import('./index.ts');
    const supply = createSupplyReader(context);
    return {
      services: { supply },
      routes: [
        { plugin: supplyApi(supply), prefix: '/api/v1' },
        { plugin: supplyFeeds(supply, siteUrl), prefix: '/feeds' },
        { plugin: supplyPictures(supply, context), prefix: '/pictures' },
      ],
      warm: async () => (await supply.snapshot()).finder,
    };
  },
} as const satisfies Room;
