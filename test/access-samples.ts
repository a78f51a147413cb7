/**
 * Addresses of guarded pages and routes that have parameters: of a record of the caller's own organisation, and of another's.
 * Who adds such a page or route adds a sample here, under its path as it is declared; the table's test fails without one.
 */
import { invite } from '../src/access/members/members.ts';
import type { SignedIn } from '../src/access/testing.ts';
import { createInformation } from '../src/biosimilars/index.ts';
import { caseFields, seminarFields } from '../src/biosimilars/information-testing.ts';
import { createReporting } from '../src/reporting/index.ts';
import type { ReportedStatus } from '../src/reporting/model.ts';
import { NORMAL } from '../src/reporting/testing.ts';
import { readRegister } from '../src/roadmap/index.ts';
import { createSupplyReader } from '../src/supply/index.ts';
import { createWarnings } from '../src/warnings/index.ts';
import { filledForm } from '../src/warnings/testing.ts';
import { PRODUCTS, type World } from './access-world.ts';

/** Makes the records (for a maker: of `world.own('manufacturer', …)` and `world.other(…)`) and returns their addresses. */
export type Sample = (world: World) => Promise<{ own: string; other: string }>;

/** The same for both makers, each with its own product. */
async function forBoth(
  world: World,
  make: (maker: SignedIn['actor'], code: string) => Promise<string> | string,
): Promise<{ own: string; other: string }> {
  const own = await make(world.own('manufacturer', 'admin').actor, PRODUCTS.own);
  return { own, other: await make(world.other('manufacturer', 'admin').actor, PRODUCTS.other) };
}

/** Number of a receipt of the maker's. */
async function submitted({ context }: World, actor: SignedIn['actor']): Promise<string> {
  return (await createReporting(context).noChange(actor)).number;
}

async function uploaded({ context }: World, actor: SignedIn['actor']): Promise<string> {
  const reporting = createReporting(context);
  const { uploadId } = await reporting.previewFile(actor, await reporting.template(actor));
  return uploadId!;
}

/** Number of a warning of the maker's, and a file of it. */
async function warned({ context }: World, actor: SignedIn['actor'], code: string) {
  const warnings = createWarnings(context, createSupplyReader(context));
  const { number } = await warnings.submit(actor, code, filledForm());
  const file = { name: '経過.csv', bytes: Buffer.from('日付,在庫\n') };
  await warnings.attach(actor, number!, file);
  const { files } = await warnings.ownWarning(actor, number!);
  return { number: number!, fileId: files[0]!.id };
}

/** Public id of a case of the hospital's. */
async function sentCase({ context }: World, actor: SignedIn['actor']): Promise<string> {
  const information = createInformation(context, readRegister().documents);
  return (await information.submitCase(actor, caseFields())).id!;
}

/** Public id of a seminar, which is nobody's in particular. */
async function addedSeminar({ context, own }: World): Promise<string> {
  const information = createInformation(context, readRegister().documents);
  return (await information.addSeminar(own('ministry', 'editor').actor, seminarFields())).id!;
}

/** Addresses of a case of either hospital. */
async function ofHospitals(world: World, path: string): Promise<{ own: string; other: string }> {
  const own = await sentCase(world, world.own('hospital', 'editor').actor);
  return {
    own: `${path}/${own}`,
    other: `${path}/${await sentCase(world, world.other('hospital', 'editor').actor)}`,
  };
}

const LIMITED: ReportedStatus = {
  ...NORMAL,
  response: 'limitedOwn',
  reason: 'manufacturing',
  outlook: 'undecided',
};

/** Bodies of guarded routes that are sent something, as the maker `world.own('manufacturer', …)` would: the route takes them. */
export const BODIES: Record<string, { body: object; headers?: Record<string, string> }> = {
  'POST /api/v1/reporting/check': { body: { reports: [{ yjCode: PRODUCTS.own, status: LIMITED }] } },
  'POST /api/v1/reporting/submissions': {
    // Of an old version: whoever may report is told so (409), and nobody else gets that far.
    body: { reports: [{ yjCode: PRODUCTS.own, version: '1.1', status: LIMITED }] },
    headers: { 'idempotency-key': 'access-table' },
  },
  'POST /api/v1/reporting/no-change': { body: {} },
};

export const SAMPLES: Record<string, Sample> = {
  '/report/products/:yjCode': (world) => forBoth(world, (_, code) => `/report/products/${code}`),
  '/report/uploads/:id': (world) =>
    forBoth(world, async (actor) => `/report/uploads/${await uploaded(world, actor)}`),
  '/report/submissions/:number': (world) =>
    forBoth(world, async (actor) => `/report/submissions/${await submitted(world, actor)}`),
  '/report/submissions/:number/receipt.pdf': (world) =>
    forBoth(world, async (actor) => `/report/submissions/${await submitted(world, actor)}/receipt.pdf`),
  '/api/v1/reporting/submissions/:number': (world) =>
    forBoth(world, async (actor) => `/api/v1/reporting/submissions/${await submitted(world, actor)}`),
  '/warnings/:number': (world) =>
    forBoth(world, async (actor, code) => `/warnings/${(await warned(world, actor, code)).number}`),
  '/warnings/:number/change': (world) =>
    forBoth(world, async (actor, code) => `/warnings/${(await warned(world, actor, code)).number}/change`),
  '/warnings/:number/files/:id': (world) =>
    forBoth(world, async (actor, code) => {
      const { number, fileId } = await warned(world, actor, code);
      return `/warnings/${number}/files/${fileId}`;
    }),
  '/desk/warnings/:number': (world) =>
    forBoth(world, async (actor, code) => `/desk/warnings/${(await warned(world, actor, code)).number}`),
  // Records of the ministry's own register: there is no other organisation's.
  '/biosimilars/cases/mine/:id': (world) => ofHospitals(world, '/biosimilars/cases/mine'),
  '/desk/biosimilars/cases/:id': (world) => ofHospitals(world, '/desk/biosimilars/cases'),
  '/desk/biosimilars/seminars/:id': async (world) => ({
    own: `/desk/biosimilars/seminars/${await addedSeminar(world)}`,
    other: `/desk/biosimilars/seminars/${await addedSeminar(world)}`,
  }),
  '/desk/roadmap/initiatives/:id': async () => ({
    own: '/desk/roadmap/initiatives/roadmap-supply-reports',
    other: '/desk/roadmap/initiatives/biosimilar-information-site',
  }),
  '/desk/roadmap/kpis/:id': async () => ({
    own: '/desk/roadmap/kpis/generic-value-share',
    other: '/desk/roadmap/kpis/biosimilar-effect',
  }),
  '/invitation/:secret': async ({ context, own, other }) => {
    const make = async (who: ReturnType<typeof own>) =>
      `/invitation/${await invite(context, who.actor, { role: 'viewer', note: '試験' })}`;
    return {
      own: await make(own('manufacturer', 'admin')),
      other: await make(other('manufacturer', 'admin')),
    };
  },
};
