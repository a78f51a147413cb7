/** What a maker does with its own warnings: sends one, corrects it, says that the worry is over, and reads them. */
import { type Actor, newPublicId, recordDeed, writeLetters } from '../../access/index.ts';
import { type Clock, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ItemProblem } from '../../platform/form-fields.ts';
import { cleanText } from '../../platform/text.ts';
import type { CurrentProduct, Snapshot } from '../../supply/index.ts';
import { AnteiError } from '../errors.ts';
import { type NoticeProduct, productsOf, type State, type StoredFile, type StoredWarning } from '../model.ts';
import { MAX_PRODUCTS } from './max-products.ts';
import { type ProductFacts, readNotice } from './notice.ts';
import { notFound, requireMaker, requireVersion } from './rights.ts';
import { isOpen } from './state.ts';
import {
  eventsOf,
  findWarning,
  insertEvent,
  insertWarning,
  listWarnings,
  reachedOfficer,
  writeWarning,
} from './store.ts';
import { endDraft } from './store-drafts.ts';
import { filesOf } from './store-files.ts';

type World = Pick<Context, 'pool' | 'clock'>;
type Fields = Readonly<Record<string, string>>;
export type Submitted = { number: string; problems: [] } | { number: null; problems: ItemProblem[] };

/**
 * A listed product of the actor's organisation.
 * @throws AnteiError `not-found` for another maker's as for one that does not exist
 */
export function ownProduct(snapshot: Snapshot, actor: Actor, yjCode: string): CurrentProduct {
  const product = snapshot.byCode.get(yjCode.trim().toUpperCase());
  if (!product?.listed || !actor.organisation.makers.includes(product.mah))
    throw new AnteiError('not-found', '自社の品目に、そのコードはありません。');
  return product;
}

/**
 * Listed products of the actor's organisation, each once.
 * @throws AnteiError `not-found` if one is another's or none is named, `warning-refused` for more than {@link MAX_PRODUCTS}
 */
export function ownProducts(
  snapshot: Snapshot,
  actor: Actor,
  yjCodes: readonly string[],
): [CurrentProduct, ...CurrentProduct[]] {
  const [first = '', ...others] = new Set(yjCodes);
  if (others.length >= MAX_PRODUCTS)
    throw new AnteiError('warning-refused', `1つの報告に入れられるのは${MAX_PRODUCTS}品目までです。`);
  return [ownProduct(snapshot, actor, first), ...others.map((code) => ownProduct(snapshot, actor, code))];
}

/**
 * Sends a warning on some of the actor's own products; nothing is stored while an item is wrong.
 * @param fields the form's fields (notice.ts)
 * @param draft what it was begun as, as the actor saw it; it ends with the sending
 * @throws AnteiError `forbidden`; `not-found` for another's product or draft; `warning-refused`; `warning-conflict` if somebody changed
 *   the draft
 */
export async function submitWarning(
  { pool, clock }: World,
  snapshot: Snapshot,
  actor: Actor,
  yjCodes: readonly string[],
  fields: Fields,
  draft: { id: string; seen: number } | null = null,
): Promise<Submitted> {
  requireMaker(actor, 'editor');
  const products = ownProducts(snapshot, actor, yjCodes);
  const reportedOn = today(clock);
  const { notice, problems } = readNotice(fields, { products, reportedOn });
  if (!notice) return { number: null, problems };
  // Random after the date: nobody learns from a number how many there are.
  const number = `W-${reportedOn.replaceAll('-', '')}-${newPublicId()}`;
  const [at, personId] = [clock.now(), actor.person?.id ?? null];
  await inTransaction(pool, async (client) => {
    if (draft) await endDraft(client, actor, draft);
    const warningId = await insertWarning(client, {
      number,
      organisationId: actor.organisation.id,
      personId,
      productId: products[0].id,
      notice,
      receivedAt: at,
    });
    await insertEvent(client, { warningId, at, personId, kind: 'submit', content: {} });
    await writeLetters(client, { clock }, 'warning', { kind: 'ministry' });
    await recordDeed(client, clock, actor, 'warning.submit', number);
  });
  return { number, problems: [] };
}

/**
 * Corrects or completes a warning that is not closed; what it said before is kept in its history.
 * @param seen the version the actor had before them
 * @throws AnteiError `forbidden`, `not-found`, `warning-conflict`, `warning-refused` for a closed one
 */
export async function changeWarning(
  { pool, clock }: World,
  actor: Actor,
  number: string,
  seen: number,
  fields: Fields,
): Promise<Submitted> {
  requireMaker(actor, 'editor');
  return inTransaction(pool, async (client): Promise<Submitted> => {
    const warning = await heldOwn(client, actor, number);
    requireVersion(warning, seen);
    requireNotClosed(warning);
    const before = warning.notice;
    const [first, ...others] = productsOf(before).map(factsOf);
    const { notice, problems } = readNotice(fields, {
      products: [first!, ...others],
      reportedOn: before.reportedOn,
    });
    if (!notice) return { number: null, problems };
    await writeWarning(client, { ...warning, notice });
    const [at, personId] = [clock.now(), actor.person?.id ?? null];
    await insertEvent(client, { warningId: warning.id, at, personId, kind: 'change', content: { before } });
    await tellDesk(client, clock, warning);
    await recordDeed(client, clock, actor, 'warning.change', number);
    return { number, problems: [] };
  });
}

function factsOf({
  yjCode,
  productName: name,
  mah,
  essential: essentialSupply,
}: NoticeProduct): ProductFacts {
  return { yjCode, name, mah, essentialSupply };
}

/**
 * The maker says that there is no risk of a shortage any more. The state stays: the ministry decides what to do with the warning
 * (state.ts says why).
 * @throws AnteiError `forbidden`, `not-found`, `warning-refused` without a word or for one that is resolved or closed
 */
export async function declareOver(
  { pool, clock }: World,
  actor: Actor,
  number: string,
  note: string,
): Promise<void> {
  requireMaker(actor, 'editor');
  const text = cleanText(note);
  if (text === '' || text.length > 2_000)
    throw new AnteiError('warning-refused', '供給不安がなくなった理由を、2,000字までで書いてください。');
  await inTransaction(pool, async (client) => {
    const warning = await heldOwn(client, actor, number);
    if (!isOpen(warning.state))
      throw new AnteiError('warning-refused', 'この報告は、すでに対応を終えています。');
    const [at, personId] = [clock.now(), actor.person?.id ?? null];
    await insertEvent(client, { warningId: warning.id, at, personId, kind: 'over', content: { note: text } });
    await writeWarning(client, warning);
    await tellDesk(client, clock, warning);
    await recordDeed(client, clock, actor, 'warning.change', number, { over: true });
  });
}

/** Writes to who cares for a warning that its maker added something; to all of the ministry while nobody does whom a mail reaches. */
export async function tellDesk(
  client: PoolClient,
  clock: Clock,
  { assigneeId }: Pick<StoredWarning, 'assigneeId'>,
  kind: 'warning' | 'answer' = 'warning',
): Promise<void> {
  const only = await reachedOfficer(client, assigneeId);
  await writeLetters(client, { clock }, kind, { kind: 'ministry' }, { only });
}

/** A warning as its maker sees it: what it said, and how far it is, without anything that the desk writes. */
export interface OwnWarning extends Omit<StoredWarning, 'assigneeId' | 'assignee' | 'dueOn'> {
  files: StoredFile[];
  /** Oldest first: what the maker did, and the states. */
  history: { at: Date; what: 'submit' | 'change' | 'over' | 'file' | State; note: string | null }[];
}

/** The warnings of the actor's organisation, newest first. @throws AnteiError `forbidden` */
export async function ownWarnings({ pool }: World, actor: Actor): Promise<StoredWarning[]> {
  requireMaker(actor, 'viewer');
  return listWarnings(pool, actor.organisation.id);
}

/** One of them. @throws AnteiError `forbidden`, `not-found` */
export async function ownWarning({ pool }: World, actor: Actor, number: string): Promise<OwnWarning> {
  requireMaker(actor, 'viewer');
  const warning = await findWarning(pool, number, actor.organisation.id);
  if (!warning) throw notFound();
  const [files, events] = await Promise.all([filesOf(pool, warning.id), eventsOf(pool, warning.id)]);
  const { assigneeId: _id, assignee: _name, dueOn: _due, ...own } = warning;
  const history = events.flatMap((event): OwnWarning['history'] => {
    const { at, kind, content } = event;
    if (kind === 'move') return [{ at, what: content.to, note: null }];
    if (kind === 'submit' || kind === 'change') return [{ at, what: kind, note: null }];
    if (kind === 'over') return [{ at, what: kind, note: content.note }];
    if (kind === 'file') return [{ at, what: kind, note: content.name }];
    return [];
  });
  return { ...own, files, history };
}

/** One's own warning, kept from others until the transaction ends. @throws AnteiError `not-found` */
export async function heldOwn(
  client: Parameters<typeof findWarning>[0],
  actor: Actor,
  number: string,
): Promise<StoredWarning> {
  const warning = await findWarning(client, number, actor.organisation.id, { hold: true });
  if (!warning) throw notFound();
  return warning;
}

/** @throws AnteiError `warning-refused` */
export function requireNotClosed({ state }: Pick<StoredWarning, 'state'>): void {
  if (state === 'closed')
    throw new AnteiError(
      'warning-refused',
      'この報告は完了しています。新しいことがあれば、新しい報告を出してください。',
    );
}
