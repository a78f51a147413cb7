/** A warning as the desk sees it beside the public list: score, peers with their status of today, requests and answers. */
import type { Actor } from '../../access/index.ts';
import { dayOf, type IsoDate, today as todayOf } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import {
  type CurrentProduct,
  candidates,
  describeTrouble,
  readable,
  responseLasting,
  type Snapshot,
} from '../../supply/index.ts';
import type { ShipmentResponse, ShipmentVolume } from '../../supply/model.ts';
import { type Late, lateness } from '../analysis/analysis.ts';
import { productsOf, type SupplyRequest, titleOf } from '../model.ts';
import { isOpen } from '../notices/state.ts';
import { type DeskWarning, officers, readWarning } from './desk.ts';
import { worstScore } from './queue.ts';
import { scenarioOf } from './scenarios.ts';

/** A product of the public list as the desk shows it. */
export interface PeerRow {
  code: string;
  name: string;
  facts: string;
  maker: string;
  response: ShipmentResponse;
  volume: ShipmentVolume;
  /** Reason, outlook and how long, where it is in trouble. */
  trouble: string | null;
  /** The maker that warns is not asked: it has told. */
  askable: boolean;
}

export interface PeerGroup {
  title: string;
  rows: PeerRow[];
}

export interface RequestRow extends Omit<SupplyRequest, 'productId'> {
  name: string;
  status: { response: ShipmentResponse; volume: ShipmentVolume } | null;
  overdue: boolean;
}

const NEARNESS = {
  9: '同じ成分・剤形・規格',
  8: '同じ成分・剤形（規格違い）',
  7: '同じ成分（剤形違い）',
} as const;

/** All that the desk's page of a warning shows. @throws AnteiError `forbidden`, `not-found` */
export async function readDeskView(
  world: Pick<Context, 'pool' | 'clock'>,
  snapshot: Snapshot,
  actor: Actor,
  number: string,
) {
  const [warning, people] = await Promise.all([readWarning(world, actor, number), officers(world, actor)]);
  const { notice } = warning;
  const products = productsOf(notice);
  const single = products.length === 1 ? snapshot.byCode.get(notice.yjCode) : undefined;
  const worst = worstScore(notice, snapshot);
  const makers = new Set(products.map(({ mah }) => mah));
  const today = todayOf(world.clock);
  const asked = warning.events.flatMap((event) => (event.kind === 'ask' ? [event.content.yjCode] : []));
  return {
    warning,
    title: titleOf(notice),
    /** Of a product that is alone. */
    facts: single ? [single.ingredient, single.strength].map(readable).join('・') : null,
    therapeuticClass: single ? readable(single.therapeuticClass) : null,
    products: products.map(({ yjCode, productName }) => {
      const listed = snapshot.byCode.get(yjCode);
      return {
        code: yjCode,
        name: readable(productName),
        now: listed?.listed && snapshot.edition ? peerRow(listed, snapshot, makers) : null,
      };
    }),
    asOf: snapshot.edition?.asOf ?? null,
    today,
    late: lateOf(warning, today),
    score: worst.score,
    /** Whose points they are, where there are several products. */
    scored: products.length > 1 ? readable(worst.product.productName) : null,
    scenario: scenarioOf(warning.cause),
    peers: products.flatMap(({ yjCode, productName }) =>
      peerGroups(snapshot, yjCode, makers).map(({ title, rows }) => ({
        title: products.length > 1 ? `${readable(productName)}：${title}` : title,
        rows,
      })),
    ),
    requests: warning.requests.map((request) => requestRow(request, snapshot, today)),
    /** Names of the products that were asked for, by code. */
    names: Object.fromEntries(asked.map((code) => [code, readable(snapshot.byCode.get(code)?.name ?? code)])),
    officers: people,
  };
}

function peerRow(product: CurrentProduct, { edition }: Snapshot, warners: ReadonlySet<string>): PeerRow {
  return {
    code: product.yjCode,
    name: readable(product.name),
    facts: readable(product.strength),
    maker: readable(product.mah),
    response: product.response,
    volume: product.volume,
    trouble: describeTrouble(product, edition!.asOf, responseLasting(product, edition!.asOf)),
    askable: !warners.has(product.mah),
  };
}

function peerGroups(snapshot: Snapshot, yjCode: string, warners: ReadonlySet<string>): PeerGroup[] {
  if (!snapshot.edition) return [];
  const groups = Map.groupBy(candidates(snapshot, yjCode), ({ nearness }) => nearness);
  return ([9, 8, 7] as const).flatMap((nearness) => {
    const rows = (groups.get(nearness) ?? []).map(({ product }) => peerRow(product, snapshot, warners));
    return rows.length === 0 ? [] : [{ title: NEARNESS[nearness], rows }];
  });
}

function requestRow(
  { productId, ...request }: SupplyRequest,
  snapshot: Snapshot,
  today: IsoDate,
): RequestRow {
  const product = snapshot.byId.get(productId);
  return {
    ...request,
    mah: readable(request.mah),
    name: readable(product?.name ?? request.yjCode),
    status: product ? { response: product.response, volume: product.volume } : null,
    overdue: request.answer === null && request.dueOn !== null && request.dueOn < today,
  };
}

function lateOf({ state, dueOn, receivedAt, events }: DeskWarning, today: IsoDate): Late[] {
  const since = events.findLast((event) => event.kind === 'move')?.at ?? receivedAt;
  return lateness(
    {
      open: isOpen(state),
      untriaged: state === 'received' || state === 'triage',
      stateSince: dayOf(since),
      dueOn,
    },
    today,
  );
}
