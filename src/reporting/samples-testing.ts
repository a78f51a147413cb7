import type { RoomSamples } from '../../test/access-samples.ts';
import { forBothMakers, PRODUCTS, type World } from '../../test/access-world.ts';
import type { Actor } from '../access/index.ts';
import { createReporting } from './index.ts';
import type { ReportedStatus } from './model.ts';
import { NORMAL } from './testing.ts';

/** Number of a receipt of the maker's. */
async function submitted({ context }: World, actor: Actor): Promise<string> {
  return (await createReporting(context).noChange(actor)).number;
}

async function uploaded({ context }: World, actor: Actor): Promise<string> {
  const reporting = createReporting(context);
  const { uploadId } = await reporting.previewFile(actor, await reporting.template(actor));
  return uploadId!;
}

const LIMITED: ReportedStatus = {
  ...NORMAL,
  response: 'limitedOwn',
  reason: 'manufacturing',
  outlook: 'undecided',
};

/** A report of the maker's product as it stands. */
async function currentReport(world: World) {
  const { actor } = world.own('manufacturer', 'admin');
  const { products } = await createReporting(world.context).products(actor, {
    filter: 'all',
    q: '',
    page: 1,
  });
  const { version } = products.find(({ yjCode }) => yjCode === PRODUCTS.own)!;
  return { yjCode: PRODUCTS.own, version, status: LIMITED };
}

export default {
  samples: {
    '/report/products/:yjCode': (world) => forBothMakers(world, (_, code) => `/report/products/${code}`),
    '/report/uploads/:id': (world) =>
      forBothMakers(world, async (actor) => `/report/uploads/${await uploaded(world, actor)}`),
    '/report/submissions/:number': (world) =>
      forBothMakers(world, async (actor) => `/report/submissions/${await submitted(world, actor)}`),
    '/report/submissions/:number/receipt.pdf': (world) =>
      forBothMakers(
        world,
        async (actor) => `/report/submissions/${await submitted(world, actor)}/receipt.pdf`,
      ),
    '/api/v1/reporting/submissions/:number': (world) =>
      forBothMakers(world, async (actor) => `/api/v1/reporting/submissions/${await submitted(world, actor)}`),
  },
  answers: {
    'post /api/v1/reporting/submissions': async (world) => [
      {
        url: '/api/v1/reporting/submissions',
        body: { reports: [await currentReport(world)] },
        headers: { 'idempotency-key': 'answers-of-the-api' },
      },
    ],
  },
  bodies: {
    'POST /api/v1/reporting/check': { body: { reports: [{ yjCode: PRODUCTS.own, status: LIMITED }] } },
    'POST /api/v1/reporting/submissions': {
      // Of an old version: makers who may report are told so (409); others do not get that far.
      body: { reports: [{ yjCode: PRODUCTS.own, version: '1.1', status: LIMITED }] },
      headers: { 'idempotency-key': 'access-table' },
    },
    'POST /api/v1/reporting/no-change': { body: {} },
  },
  axe: {
    elsewhere: {
      'reporting.test.ts': [
        'report',
        'report/products/:yjCode',
        'report/upload',
        'report/uploads/:id',
        'report/submissions',
        'report/submissions/:number',
        'desk/reports',
      ],
    },
  },
} satisfies RoomSamples;
