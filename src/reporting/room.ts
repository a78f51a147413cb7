import { maker, makerAndMinistry, ministry } from '../access/model.ts';
import type { Room } from '../platform/room.ts';
import { REPORTING_DEEDS } from './deeds.ts';
import { REPORTING_ERRORS } from './errors.ts';
import type { Reporting } from './reporting.ts';
import { REPORTING_SCOPES } from './scopes.ts';
import { REPORTING_SETTINGS } from './settings.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    reporting: Reporting;
  }
}

/** What manufacturers report, and how it becomes the next edition. */
export const REPORTING = {
  name: 'reporting',
  floor: 3,
  errors: REPORTING_ERRORS,
  deeds: REPORTING_DEEDS,
  scopes: REPORTING_SCOPES,
  settings: REPORTING_SETTINGS,
  pages: [
    {
      path: 'report',
      file: 'report.tsx',
      access: maker('viewer'),
      place: {
        at: 10,
        label: '供給状況報告',
        text: '自社の品目の出荷対応・出荷量・見込みを報告する。1品目でも、Excelで一度にでも',
      },
    },
    { path: 'report/template.xlsx', file: 'template.ts', access: maker('viewer') },
    { path: 'report/products/:yjCode', file: 'product.tsx', access: maker('viewer') },
    { path: 'report/upload', file: 'upload.tsx', access: maker('editor'), takes: 'file' },
    { path: 'report/uploads/:id', file: 'upload-preview.tsx', access: maker('editor'), afterOthers: true },
    {
      path: 'report/submissions',
      file: 'submissions.tsx',
      access: maker('viewer'),
      place: { at: 20, label: '提出の控え', text: '受付番号、報告した内容、PDFの控え、公開と訂正の記録' },
    },
    { path: 'report/submissions/:number', file: 'submission.tsx', access: makerAndMinistry },
    { path: 'report/submissions/:number/receipt.pdf', file: 'receipt-pdf.ts', access: makerAndMinistry },
    {
      path: 'desk/reports',
      file: 'desk.tsx',
      access: ministry('viewer'),
      place: {
        at: 80,
        label: '報告の公開',
        text: '受け付けた報告を確かめ、一覧として公開する',
      },
    },
  ],
  commands: {
    at: 40,
    load: async () => {
      const { reportingCommands } = await import('./cli.ts');
      return ({ program, kit }) => reportingCommands(program, kit);
    },
  },
  jobs: {
    tasks: ['clean-reports', 'publish-reports'],
    load: async () => (await import('./jobs.ts')).reportingJobs,
  },
  deadlines: async () => (await import('./overview/deadlines.ts')).reportDeadlines,
  forgetDemo: async () => (await import('./store-demo.ts')).forgetDemo,
  open: async (context) => {
    const { createReporting, reportingApi, reportReader, reportingWaiting } = await import('./index.ts');
    const reporting = createReporting(context);
    return {
      services: { reporting },
      waiting: reportingWaiting(reporting),
      routes: [{ plugin: reportingApi(reporting), prefix: '/api/v1' }],
      readers: [reportReader],
    };
  },
} as const satisfies Room;
