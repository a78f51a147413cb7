/** Requests for increased supply: the ministry asks the maker of an alternative, which never learns of the warning. */
import { type Actor, newPublicId, recordDeed, writeLetters } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { cleanLine, cleanText } from '../../platform/text.ts';
import { candidates, type Snapshot } from '../../supply/index.ts';
import { AnteiError } from '../errors.ts';
import { ANSWERS, type Answer, productsOf, type RequestToMaker } from '../model.ts';
import { tellDesk } from '../notices/report.ts';
import { notFound, requireMaker, requireMinistry } from '../notices/rights.ts';
import { isOpen } from '../notices/state.ts';
import { findWarning, insertEvent } from '../notices/store.ts';
import { dueDate, shortEnough } from './desk.ts';
import { holdRequest, insertRequest, requestsOf, requestsTo, writeAnswer } from './store-requests.ts';

type World = Pick<Context, 'pool' | 'clock'>;

/**
 * Asks the maker of a candidate for more. The maker is the one that the list names now; the text is sent to it as it is.
 * @throws AnteiError `forbidden`, `not-found`, `warning-refused` for a product that is not a candidate, that was asked for and
 *   has no answer yet, without a message, or when nothing is being coordinated
 */
export async function askForSupply(
  { pool, clock }: World,
  snapshot: Snapshot,
  actor: Actor,
  number: string,
  asked: { yjCode: string; message: string; dueOn: string },
): Promise<void> {
  requireMinistry(actor, 'editor');
  const dueOn = dueDate({ clock }, asked.dueOn);
  const message = shortEnough('依頼の内容', cleanText(asked.message), 2_000);
  if (message === '') throw new AnteiError('warning-refused', '依頼の内容を書いてください。');
  await inTransaction(pool, async (client) => {
    const warning = await findWarning(client, number, null, { hold: true });
    if (!warning) throw notFound();
    if (!isOpen(warning.state))
      throw new AnteiError(
        'warning-refused',
        '対応を終えた報告からは依頼できません。内容確認に戻してください。',
      );
    if (message.includes(warning.number))
      throw new AnteiError(
        'warning-refused',
        '依頼の内容に報告の番号があります。相手に見えるので、消してください。',
      );
    const product = productsOf(warning.notice)
      .flatMap(({ yjCode }) => candidates(snapshot, yjCode))
      .find((candidate) => candidate.product.yjCode === asked.yjCode)?.product;
    if (!product) throw new AnteiError('warning-refused', '依頼する品目を、代わりの候補から選んでください。');
    const before = await requestsOf(client, warning.id);
    if (before.some((request) => request.productId === product.id && request.answer === null))
      throw new AnteiError('warning-refused', 'その品目には、まだ回答のない依頼があります。');
    const [id, at, personId] = [newPublicId(), clock.now(), actor.person?.id ?? null];
    await insertRequest(client, {
      id,
      warningId: warning.id,
      productId: product.id,
      mah: product.mah,
      message,
      dueOn,
      askedBy: personId,
      askedAt: at,
    });
    const content = { requestId: id, yjCode: product.yjCode, mah: product.mah };
    await insertEvent(client, { warningId: warning.id, at, personId, kind: 'ask', content });
    await writeLetters(client, { clock }, 'request', { mah: product.mah });
    await recordDeed(client, clock, actor, 'request.ask', id, { warning: number });
  });
}

/** The requests to the actor's organisation, unanswered first. @throws AnteiError `forbidden` */
export async function ownRequests({ pool }: World, actor: Actor): Promise<RequestToMaker[]> {
  requireMaker(actor, 'viewer');
  return requestsTo(pool, actor.organisation.makers);
}

/**
 * Answers a request, or answers it again; the desk's history keeps that there was an earlier answer.
 * @throws AnteiError `forbidden`, `not-found` for another's request as for none, `warning-refused` if something is missing
 */
export async function answerRequest(
  { pool, clock }: World,
  actor: Actor,
  id: string,
  given: { answer: string; quantity: string; text: string },
): Promise<void> {
  requireMaker(actor, 'editor');
  const quantity = shortEnough('数量', cleanLine(given.quantity), 200);
  const text = shortEnough('内容', cleanText(given.text), 2_000);
  await inTransaction(pool, async (client) => {
    const request = await holdRequest(client, id, actor.organisation.makers);
    if (!request) throw notFound();
    if (!Object.hasOwn(ANSWERS, given.answer))
      throw new AnteiError('warning-refused', '「できる」「一部できる」「できない」から選んでください。');
    const answer = given.answer as Answer;
    if (answer !== 'no' && quantity === '')
      throw new AnteiError('warning-refused', '増やせる数量を、単位と時期が分かるように入れてください。');
    if (answer === 'no' && text === '')
      throw new AnteiError('warning-refused', 'できない理由を書いてください。');
    const [at, personId] = [clock.now(), actor.person?.id ?? null];
    await writeAnswer(client, { id, answer, quantity, text, answeredBy: personId, answeredAt: at });
    const content = { requestId: id, answer };
    await insertEvent(client, { warningId: request.warningId, at, personId, kind: 'answer', content });
    await tellDesk(client, clock, request, 'answer');
    await recordDeed(client, clock, actor, 'request.answer', id, { answer });
  });
}
