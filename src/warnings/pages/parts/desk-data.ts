import { hasRole } from '../../../access/model.ts';
import { type IsoDate, today as todayOf } from '../../../platform/clock.ts';
import {
  type CurrentProduct,
  candidates,
  describeTrouble,
  readable,
  responseLasting,
  type Snapshot,
} from '../../../supply/index.ts';
import type { ShipmentResponse, ShipmentVolume } from '../../../supply/model.ts';
import { actorOf, type Services } from '../../../web/services.ts';
import { type Late, lateness } from '../../analysis.ts';
import type { DeskWarning } from '../../desk.ts';
import type { ContactLog, SupplyRequest } from '../../model.ts';
import { remarksOn } from '../../notice.ts';
import { scoreFacts } from '../../queue.ts';
import { scenarioOf } from '../../scenarios.ts';
import { scoreOf } from '../../score.ts';
import { isOpen, STEPS } from '../../state.ts';
import { historyLines } from './history-lines.ts';
import { noticeLines } from './notice-lines.ts';
import { warningsOf } from './service.ts';

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

/** All that the desk's page of a warning shows. @throws AnteiError `not-found` */
export async function readDeskPage(services: Services, number: string) {
  const actor = actorOf(services);
  const room = warningsOf(services);
  const [warning, officers, snapshot] = await Promise.all([
    room.warning(actor, number),
    room.officers(actor),
    services.supply.snapshot(),
  ]);
  const { notice, state, events } = warning;
  const product = snapshot.byCode.get(notice.yjCode);
  const nameOf = (yjCode: string) => readable(snapshot.byCode.get(yjCode)?.name ?? yjCode);
  return {
    number: warning.number,
    version: warning.version,
    state,
    open: isOpen(state),
    steps: STEPS[state],
    mayAct: hasRole(actor.role, 'editor'),
    product: {
      code: notice.yjCode,
      name: readable(notice.productName),
      facts: product ? [product.ingredient, product.strength].map(readable).join('・') : null,
      therapeuticClass: product ? readable(product.therapeuticClass) : null,
      now: product && snapshot.edition ? peerRow(product, snapshot, notice.mah) : null,
      listed: product?.listed ?? false,
    },
    asOf: snapshot.edition?.asOf ?? null,
    maker: warning.organisation,
    person: warning.person,
    cause: warning.cause,
    receivedAt: warning.receivedAt,
    expectedOn: notice.expectedOn,
    assigneeId: warning.assigneeId,
    assignee: warning.assignee,
    dueOn: warning.dueOn,
    late: lateOf(warning, services.today),
    over: saidOver(events),
    publicLink: publicLink(events),
    notice: noticeLines(notice),
    remarks: remarksOn(notice),
    score: scoreOf(scoreFacts(notice, snapshot)),
    scenario: scenarioOf(warning.cause),
    peers: peerGroups(snapshot, notice.yjCode, notice.mah),
    requests: warning.requests.map((request) => requestRow(request, snapshot, services.today)),
    contacts: contactsOf(warning),
    files: warning.files,
    history: historyLines(events, notice, nameOf),
    readings: events
      .filter((event) => event.kind === 'read')
      .map(({ id, at, person }) => ({ id, at, person }))
      .reverse(),
    officers,
    today: services.today,
  };
}

export type DeskPage = Awaited<ReturnType<typeof readDeskPage>>;

function peerRow(product: CurrentProduct, { edition }: Snapshot, warner: string): PeerRow {
  return {
    code: product.yjCode,
    name: readable(product.name),
    facts: readable(product.strength),
    maker: readable(product.mah),
    response: product.response,
    volume: product.volume,
    trouble: describeTrouble(product, edition!.asOf, responseLasting(product, edition!.asOf)),
    askable: product.mah !== warner,
  };
}

function peerGroups(snapshot: Snapshot, yjCode: string, warner: string): PeerGroup[] {
  if (!snapshot.edition) return [];
  const groups = Map.groupBy(candidates(snapshot, yjCode), ({ nearness }) => nearness);
  return ([9, 8, 7] as const).flatMap((nearness) => {
    const rows = (groups.get(nearness) ?? []).map(({ product }) => peerRow(product, snapshot, warner));
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

export interface ContactRow extends ContactLog {
  id: number;
  by: string | null;
}

/** Newest day first. */
function contactsOf({ events }: DeskWarning): ContactRow[] {
  return events
    .flatMap((event) => (event.kind === 'log' ? [{ ...event.content, id: event.id, by: event.person }] : []))
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.id - a.id));
}

function lateOf({ state, dueOn, receivedAt, events }: DeskWarning, today: IsoDate): Late[] {
  const dateOf = (at: Date) => todayOf({ now: () => at });
  const since = events.findLast((event) => event.kind === 'move')?.at ?? receivedAt;
  return lateness(
    {
      open: isOpen(state),
      untriaged: state === 'received' || state === 'triage',
      stateSince: dateOf(since),
      dueOn,
    },
    today,
  );
}

/** What the maker said when it declared the worry to be over, unless the warning has been moved since. */
function saidOver(events: DeskWarning['events']): { at: Date; note: string } | null {
  const last = events.findLast((event) => event.kind === 'over' || event.kind === 'move');
  return last?.kind === 'over' ? { at: last.at, note: last.content.note } : null;
}

/** Where the public sees the shortage: of the last step that ended in one. */
function publicLink(events: DeskWarning['events']): string | null {
  const last = events.findLast(
    (event) => event.kind === 'move' && (event.content.link !== null || event.content.to === 'triage'),
  );
  return last?.kind === 'move' ? last.content.link : null;
}
