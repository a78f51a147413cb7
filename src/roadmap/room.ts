import { ministry } from '../access/model.ts';
import type { Room } from '../platform/room.ts';
import { ROADMAP_DEEDS } from './deeds.ts';
import type { Roadmap } from './roadmap.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    /** Initiatives, KPIs and what officers enter of them. */
    roadmap: Roadmap;
  }
}

/** The state's initiatives and KPIs, and how far they are. */
export const ROADMAP = {
  name: 'roadmap',
  floor: 4,
  deeds: ROADMAP_DEEDS,
  real: '取組・KPI・目標・資料',
  pages: [
    {
      path: 'roadmap',
      file: 'overview.tsx',
      access: 'public',
      place: { at: 180, label: 'ロードマップ', text: '国の目標までの距離、取組の状況、工程表' },
    },
    { path: 'roadmap/review.pdf', file: 'review-pdf.ts', access: 'public' },
    { path: 'roadmap/review.docx', file: 'review-docx.ts', access: 'public' },
    { path: 'roadmap/review.html', file: 'review-html.ts', access: 'public' },
    { path: 'roadmap/review-short.pdf', file: 'review-short-pdf.ts', access: 'public' },
    { path: 'roadmap/review-short.docx', file: 'review-short-docx.ts', access: 'public' },
    { path: 'roadmap/review-short.html', file: 'review-short-html.ts', access: 'public' },
    { path: 'roadmap/timetable', file: 'timetable.tsx', access: 'public' },
    { path: 'roadmap/initiatives', file: 'initiatives.tsx', access: 'public' },
    { path: 'roadmap/initiatives/:id', file: 'initiative.tsx', access: 'public' },
    { path: 'roadmap/kpis', file: 'kpis.tsx', access: 'public' },
    { path: 'roadmap/kpis/:id', file: 'kpi.tsx', access: 'public' },
    {
      path: 'desk/roadmap',
      file: 'desk.tsx',
      access: ministry('viewer'),
      place: {
        at: 90,
        label: 'ロードマップの記録',
        text: '取組の状況、KPIの値と目標、専門家の意見を記録する。記録を待っているものの一覧',
      },
    },
    { path: 'desk/roadmap/initiatives/:id', file: 'desk-initiative.tsx', access: ministry('viewer') },
    { path: 'desk/roadmap/kpis/:id', file: 'desk-kpi.tsx', access: ministry('viewer') },
  ],
  commands: {
    at: 50,
    load: async () => {
      const { roadmapCommands } = await import('./cli.ts');
      return ({ program, kit }) => roadmapCommands(program, kit);
    },
  },
  forgetDemo: async () => (await import('./entries/store-demo.ts')).forgetDemo,
  open: async (context, { siteUrl, services: { supply, indicators } }) => {
    const { createRoadmap, roadmapApi, roadmapFeeds } = await import('./index.ts');
    const roadmap = createRoadmap(context, { supply, indicators });
    return {
      services: { roadmap },
      routes: [
        { plugin: roadmapApi(roadmap), prefix: '/api/v1' },
        { plugin: roadmapFeeds(roadmap, siteUrl), prefix: '/feeds' },
      ],
      warm: () => roadmap.overview(),
    };
  },
} as const satisfies Room;
