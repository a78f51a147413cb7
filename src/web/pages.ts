import type { Guarded, Role } from '../access/model.ts';
import type { Access } from '../platform/http/server.ts';

/** A page: its address, the file of the room it belongs to, and who may open it or send it anything. */
export interface Page {
  path: string;
  file: string;
  access: Access | 'signed-in';
  /** What may be sent to it beside a form of fields: the bytes of a file, or of a long text in its place. */
  takes?: 'file';
}

const maker = (role: Role): Guarded => ({ kinds: ['manufacturer'], role });
/** Records of a maker that the ministry reads too; whose they are, the verbs decide. */
const RECORDS: Guarded = { kinds: ['manufacturer', 'ministry'], role: 'viewer' };
const ministry = (role: Role): Guarded => ({ kinds: ['ministry'], role });
/** Organisations that send good cases of biosimilars. */
const sender = (role: Role): Guarded => ({
  kinds: ['prefecture', 'hospital', 'clinic', 'pharmacy', 'insurer'],
  role,
});

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
  { path: 'indicators/classes', file: '../indicators/pages/classes.tsx', access: 'public' },
  {
    path: 'indicators/prefectures/:code/pack.pdf',
    file: '../indicators/pages/pack-pdf.ts',
    access: 'public',
  },
  {
    path: 'indicators/prefectures/:code/pack.xlsx',
    file: '../indicators/pages/pack-xlsx.ts',
    access: 'public',
  },
  { path: 'indicators/prefectures/:code', file: '../indicators/pages/prefecture.tsx', access: 'public' },
  { path: 'guide', file: '../supply/pages/guide.tsx', access: 'public' },
  { path: 'indicators', file: '../indicators/pages/dashboard.tsx', access: 'public' },
  { path: 'indicators/prefectures', file: '../indicators/pages/map.tsx', access: 'public' },
  { path: 'indicators/measures', file: '../indicators/pages/measures.tsx', access: 'public' },
  { path: 'indicators/measures/:id', file: '../indicators/pages/measure.tsx', access: 'public' },
  { path: 'indicators/biosimilars', file: '../indicators/pages/biosimilars.tsx', access: 'public' },
  { path: 'indicators/biosimilars/:family', file: '../indicators/pages/biosimilar.tsx', access: 'public' },
  { path: 'indicators/datasets', file: '../indicators/pages/datasets.tsx', access: 'public' },
  { path: 'indicators/datasets/:id', file: '../indicators/pages/dataset.tsx', access: 'public' },
  { path: 'indicators/series', file: '../indicators/pages/series.tsx', access: 'public' },
  { path: 'biosimilars', file: '../biosimilars/pages/entry.tsx', access: 'public' },
  { path: 'biosimilars/patients', file: '../biosimilars/pages/patients.tsx', access: 'public' },
  {
    path: 'biosimilars/professionals',
    file: '../biosimilars/pages/professionals.tsx',
    access: 'public',
  },
  { path: 'biosimilars/insurers', file: '../biosimilars/pages/insurers.tsx', access: 'public' },
  { path: 'biosimilars/ingredients', file: '../biosimilars/pages/ingredients.tsx', access: 'public' },
  {
    path: 'biosimilars/ingredients/:id',
    file: '../biosimilars/pages/ingredient.tsx',
    access: 'public',
  },
  { path: 'biosimilars/glossary', file: '../biosimilars/pages/glossary.tsx', access: 'public' },
  { path: 'biosimilars/seminars', file: '../biosimilars/pages/seminars.tsx', access: 'public' },
  { path: 'biosimilars/materials', file: '../biosimilars/pages/materials.tsx', access: 'public' },
  { path: 'biosimilars/cases', file: '../biosimilars/pages/cases.tsx', access: 'public' },
  { path: 'biosimilars/cases/:id', file: '../biosimilars/pages/case.tsx', access: 'public' },
  {
    path: 'biosimilars/cases/new',
    file: '../biosimilars/pages/case-new.tsx',
    access: sender('editor'),
  },
  {
    path: 'biosimilars/cases/mine',
    file: '../biosimilars/pages/own-cases.tsx',
    access: sender('viewer'),
  },
  {
    path: 'biosimilars/cases/mine/:id',
    file: '../biosimilars/pages/own-case.tsx',
    access: sender('viewer'),
  },
  {
    path: 'desk/biosimilars/cases',
    file: '../biosimilars/pages/desk-cases.tsx',
    access: ministry('viewer'),
  },
  {
    path: 'desk/biosimilars/cases/:id',
    file: '../biosimilars/pages/desk-case.tsx',
    access: ministry('viewer'),
  },
  {
    path: 'desk/biosimilars/seminars',
    file: '../biosimilars/pages/desk-seminars.tsx',
    access: ministry('editor'),
  },
  {
    path: 'desk/biosimilars/seminars/:id',
    file: '../biosimilars/pages/desk-seminar.tsx',
    access: ministry('editor'),
  },
  {
    path: 'desk/biosimilars/materials',
    file: '../biosimilars/pages/desk-materials.tsx',
    access: ministry('editor'),
  },
  { path: 'biosimilars/cost', file: '../savings/pages/cost.tsx', access: 'public' },
  { path: 'roadmap', file: '../roadmap/pages/overview.tsx', access: 'public' },
  { path: 'roadmap/review.pdf', file: '../roadmap/pages/review-pdf.ts', access: 'public' },
  { path: 'roadmap/review.docx', file: '../roadmap/pages/review-docx.ts', access: 'public' },
  { path: 'roadmap/review.html', file: '../roadmap/pages/review-html.ts', access: 'public' },
  { path: 'roadmap/timetable', file: '../roadmap/pages/timetable.tsx', access: 'public' },
  { path: 'roadmap/initiatives', file: '../roadmap/pages/initiatives.tsx', access: 'public' },
  { path: 'roadmap/initiatives/:id', file: '../roadmap/pages/initiative.tsx', access: 'public' },
  { path: 'roadmap/kpis', file: '../roadmap/pages/kpis.tsx', access: 'public' },
  { path: 'roadmap/kpis/:id', file: '../roadmap/pages/kpi.tsx', access: 'public' },
  { path: 'lists', file: '../alerts/pages/lists.tsx', access: 'public' },
  { path: 'lists/new', file: '../alerts/pages/new-list.tsx', access: 'public', takes: 'file' },
  { path: 'lists/outbox', file: '../alerts/pages/outbox.tsx', access: 'public' },
  { path: 'lists/confirm/:handle', file: '../alerts/pages/confirm.tsx', access: 'public' },
  { path: 'lists/stop/:handle', file: '../alerts/pages/stop.tsx', access: 'public' },
  { path: 'lists/:handle', file: '../alerts/pages/list.tsx', access: 'public' },
  { path: 'lists/:handle/export.csv', file: '../alerts/pages/list-csv.ts', access: 'public' },
  { path: 'lists/:handle/delete', file: '../alerts/pages/list-delete.tsx', access: 'public' },
  { path: 'lists/device', file: '../alerts/pages/device.tsx', access: 'public' },
  { path: 'manifest.webmanifest', file: '../alerts/pages/device/manifest.ts', access: 'public' },
  { path: 'sign-in', file: '../access/pages/sign-in.tsx', access: 'public' },
  { path: 'warnings', file: '../warnings/pages/warnings.tsx', access: maker('viewer') },
  { path: 'warnings/new', file: '../warnings/pages/warning-new.tsx', access: maker('editor') },
  { path: 'warnings/requests', file: '../warnings/pages/requests.tsx', access: maker('viewer') },
  { path: 'warnings/sources', file: '../warnings/pages/sources.tsx', access: maker('viewer') },
  { path: 'warnings/:number', file: '../warnings/pages/warning.tsx', access: maker('viewer'), takes: 'file' },
  { path: 'warnings/:number/change', file: '../warnings/pages/warning-change.tsx', access: maker('editor') },
  { path: 'warnings/:number/files/:id', file: '../warnings/pages/warning-file.ts', access: RECORDS },
  { path: 'desk/warnings', file: '../warnings/pages/desk-warnings.tsx', access: ministry('viewer') },
  { path: 'desk/warnings.csv', file: '../warnings/pages/desk-warnings-csv.ts', access: ministry('viewer') },
  { path: 'desk/warnings/:number', file: '../warnings/pages/desk-warning.tsx', access: ministry('viewer') },
  { path: 'desk/analysis', file: '../warnings/pages/desk-analysis.tsx', access: ministry('viewer') },
  { path: 'desk/analysis.csv', file: '../warnings/pages/desk-analysis-csv.ts', access: ministry('viewer') },
  { path: 'desk/roadmap', file: '../roadmap/pages/desk.tsx', access: ministry('viewer') },
  {
    path: 'desk/roadmap/initiatives/:id',
    file: '../roadmap/pages/desk-initiative.tsx',
    access: ministry('viewer'),
  },
  { path: 'desk/roadmap/kpis/:id', file: '../roadmap/pages/desk-kpi.tsx', access: ministry('viewer') },
  { path: 'account', file: '../access/pages/account.tsx', access: 'signed-in' },
  { path: 'invitation/:secret', file: '../access/pages/invitation.tsx', access: 'signed-in' },
  {
    path: 'organisation',
    file: '../access/pages/organisation.tsx',
    access: { kinds: 'any', role: 'viewer' },
  },
  { path: 'work', file: 'pages/work.tsx', access: 'signed-in' },
  { path: 'report', file: '../reporting/pages/report.tsx', access: maker('viewer') },
  { path: 'report/template.xlsx', file: '../reporting/pages/template.ts', access: maker('viewer') },
  { path: 'report/products/:yjCode', file: '../reporting/pages/product.tsx', access: maker('viewer') },
  { path: 'report/upload', file: '../reporting/pages/upload.tsx', access: maker('editor'), takes: 'file' },
  { path: 'report/uploads/:id', file: '../reporting/pages/upload-preview.tsx', access: maker('editor') },
  { path: 'report/submissions', file: '../reporting/pages/submissions.tsx', access: maker('viewer') },
  { path: 'report/submissions/:number', file: '../reporting/pages/submission.tsx', access: RECORDS },
  {
    path: 'report/submissions/:number/receipt.pdf',
    file: '../reporting/pages/receipt-pdf.ts',
    access: RECORDS,
  },
  { path: 'desk/reports', file: '../reporting/pages/desk.tsx', access: ministry('viewer') },
];
