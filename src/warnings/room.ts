import { maker, makerAndMinistry, ministry } from '../access/model.ts';
import type { Room } from '../platform/room.ts';
import { WARNINGS_DEEDS } from './deeds.ts';
import { WARNINGS_ERRORS } from './errors.ts';
import { WARNINGS_MAILS } from './mails.ts';

/** Confidential early warnings. What it opens is no service among others: no page of another room gets it. */
export const WARNINGS = {
  name: 'warnings',
  floor: 3,
  errors: WARNINGS_ERRORS,
  deeds: WARNINGS_DEEDS,
  mails: WARNINGS_MAILS,
  checks: [
    { at: 30, what: '添付', load: async () => (await import('./files/verify-files.ts')).verifyAttachments },
  ],
  pages: [
    {
      path: 'warnings',
      file: 'warnings.tsx',
      access: maker('viewer'),
      place: {
        at: 30,
        label: '供給不安報告',
        text: '6か月以内に供給が不足するおそれを、非公開で早めに知らせる',
      },
    },
    { path: 'warnings/new', file: 'warning-new.tsx', access: maker('editor') },
    { path: 'warnings/drafts/:id', file: 'warning-draft.tsx', access: maker('editor') },
    {
      path: 'warnings/requests',
      file: 'requests.tsx',
      access: maker('viewer'),
      place: { at: 40, label: '増産の依頼', text: '厚生労働省からの依頼を読み、答える' },
    },
    {
      path: 'warnings/sources',
      file: 'sources.tsx',
      access: maker('viewer'),
      place: { at: 50, label: '原薬の調達元', text: '品目ごとに、非公開で申告する' },
    },
    { path: 'warnings/:number', file: 'warning.tsx', access: maker('viewer'), takes: 'file' },
    { path: 'warnings/:number/change', file: 'warning-change.tsx', access: maker('editor') },
    { path: 'warnings/:number/files/:id', file: 'warning-file.ts', access: makerAndMinistry },
    {
      path: 'desk/warnings',
      file: 'desk-warnings.tsx',
      access: ministry('viewer'),
      place: { at: 60, label: '供給不安の対応', text: '届いた供給不安報告を、急ぐものから確かめて対応する' },
    },
    { path: 'desk/warnings.csv', file: 'desk-warnings-csv.ts', access: ministry('viewer') },
    { path: 'desk/warnings/:number', file: 'desk-warning.tsx', access: ministry('viewer') },
    {
      path: 'desk/analysis',
      file: 'desk-analysis.tsx',
      access: ministry('viewer'),
      place: { at: 70, label: '供給不安の分析', text: '原因、対応にかかった日数、未然に防いだ割合、調達元' },
    },
    { path: 'desk/analysis.csv', file: 'desk-analysis-csv.ts', access: ministry('viewer') },
  ],
  jobs: {
    tasks: ['clean-warnings'],
    load: async () => (await import('./jobs.ts')).warningsJobs,
  },
  deadlines: async () => (await import('./desk/deadlines.ts')).warningDeadlines,
  demonstration: async () => (await import('./demo/load.ts')).loadDemoWarnings,
  forgetDemo: async () => (await import('./store-demo.ts')).forgetDemo,
  open: async (context, { services: { supply } }) => {
    const { createWarnings, warningsWaiting } = await import('./index.ts');
    return { confidential: createWarnings(context, supply), waiting: warningsWaiting(context) };
  },
} as const satisfies Room;
