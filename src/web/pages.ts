import type { Access } from '../platform/http/server.ts';

/** A page: its address, the file of the room it belongs to, and who may open it or send it anything. */
export interface Page {
  path: string;
  file: string;
  access: Access | 'signed-in';
}

/** A manufacturer's people; who may send what, the verbs decide by role. */
const REPORTS: Access = { kinds: ['manufacturer'], role: 'viewer' };
const REPORTERS: Access = { kinds: ['manufacturer'], role: 'editor' };
const RECEIPTS: Access = { kinds: ['manufacturer', 'ministry'], role: 'viewer' };

/** Every page of the site. A page that is not here does not exist; one without `access` does not compile. */
export const PAGES: readonly Page[] = [
  { path: '', file: '../supply/pages/top.tsx', access: 'public' },
  { path: 'search', file: '../supply/pages/search.tsx', access: 'public' },
  { path: 'products/:yjCode', file: '../supply/pages/product.tsx', access: 'public' },
  { path: 'api', file: 'pages/api-reference.tsx', access: 'public' },
  { path: 'changes', file: '../supply/pages/changes.tsx', access: 'public' },
  { path: 'overview', file: '../supply/pages/overview.tsx', access: 'public' },
  { path: 'overview.csv', file: '../supply/pages/overview-csv.ts', access: 'public' },
  { path: 'ingredients', file: '../supply/pages/ingredients.tsx', access: 'public' },
  { path: 'ingredients/:name', file: '../supply/pages/ingredient.tsx', access: 'public' },
  { path: 'makers', file: '../supply/pages/makers.tsx', access: 'public' },
  { path: 'makers/:name', file: '../supply/pages/maker.tsx', access: 'public' },
  { path: 'classes', file: '../supply/pages/classes.tsx', access: 'public' },
  { path: 'classes/:name', file: '../supply/pages/class.tsx', access: 'public' },
  { path: 'data', file: '../supply/pages/data.tsx', access: 'public' },
  { path: 'data/:asOf', file: '../supply/pages/edition.tsx', access: 'public' },
  { path: 'guide', file: '../supply/pages/guide.tsx', access: 'public' },
  { path: 'lists', file: '../alerts/pages/lists.tsx', access: 'public' },
  { path: 'lists/new', file: '../alerts/pages/new-list.tsx', access: 'public' },
  { path: 'lists/outbox', file: '../alerts/pages/outbox.tsx', access: 'public' },
  { path: 'lists/confirm/:handle', file: '../alerts/pages/confirm.tsx', access: 'public' },
  { path: 'lists/stop/:handle', file: '../alerts/pages/stop.tsx', access: 'public' },
  { path: 'lists/:handle', file: '../alerts/pages/list.tsx', access: 'public' },
  { path: 'lists/:handle/export.csv', file: '../alerts/pages/list-csv.ts', access: 'public' },
  { path: 'lists/:handle/delete', file: '../alerts/pages/list-delete.tsx', access: 'public' },
  { path: 'lists/device', file: '../alerts/pages/device.tsx', access: 'public' },
  { path: 'manifest.webmanifest', file: '../alerts/pages/device/manifest.ts', access: 'public' },
  { path: 'sign-in', file: '../access/pages/sign-in.tsx', access: 'public' },
  { path: 'account', file: '../access/pages/account.tsx', access: 'signed-in' },
  { path: 'invitation/:secret', file: '../access/pages/invitation.tsx', access: 'signed-in' },
  {
    path: 'organisation',
    file: '../access/pages/organisation.tsx',
    access: { kinds: 'any', role: 'viewer' },
  },
  { path: 'work', file: 'pages/work.tsx', access: 'signed-in' },
  { path: 'report', file: '../reporting/pages/report.tsx', access: REPORTS },
  { path: 'report/template.xlsx', file: '../reporting/pages/template.ts', access: REPORTS },
  { path: 'report/products/:yjCode', file: '../reporting/pages/product.tsx', access: REPORTS },
  { path: 'report/upload', file: '../reporting/pages/upload.tsx', access: REPORTERS },
  { path: 'report/uploads/:id', file: '../reporting/pages/upload-preview.tsx', access: REPORTERS },
  { path: 'report/submissions', file: '../reporting/pages/submissions.tsx', access: REPORTS },
  { path: 'report/submissions/:number', file: '../reporting/pages/submission.tsx', access: RECEIPTS },
  {
    path: 'report/submissions/:number/receipt.pdf',
    file: '../reporting/pages/receipt-pdf.ts',
    access: RECEIPTS,
  },
  {
    path: 'desk/reports',
    file: '../reporting/pages/desk.tsx',
    access: { kinds: ['ministry'], role: 'viewer' },
  },
];
