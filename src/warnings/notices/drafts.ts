/**
 * Warnings that a maker has begun: saved as they are, changed, thrown away. They are for the members of its organisation alone: no verb
 * of the ministry reads them, the audit trail, which the ministry may read, has no entry of them, and no count includes them.
 */
import { type Actor, newPublicId } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { cleanText } from '../../platform/text.ts';
import type { CurrentProduct, Snapshot } from '../../supply/index.ts';
import { AnteiError } from '../errors.ts';
import type { WarningDraft } from '../model.ts';
import { NOTICE_FIELDS } from './notice.ts';
import { fieldOf, PRODUCT_FIELDS } from './product-fields.ts';
import { ownProducts } from './report.ts';
import { notFound, requireMaker } from './rights.ts';
import {
  countDrafts,
  deleteDraft,
  findDraft,
  holdDraft,
  insertDraft,
  listDrafts,
  writeDraft,
} from './store-drafts.ts';

type World = Pick<Context, 'pool' | 'clock'>;

const MAX_DRAFTS = 100;
/** Characters of one field, and of a whole draft: more than any notice may have. */
const MAX_FIELD = 10_000;
const MAX_DRAFT = 100_000;

/** A draft with its products as the list has them; those that have left it are left out. */
export interface OwnDraft extends WarningDraft {
  products: CurrentProduct[];
}

/** The drafts of the actor's organisation, the last saved first. @throws AnteiError `forbidden` */
export async function ownDrafts({ pool }: World, snapshot: Snapshot, actor: Actor): Promise<OwnDraft[]> {
  requireMaker(actor, 'viewer');
  const drafts = await listDrafts(pool, actor.organisation.id);
  return drafts.map((draft) => withProducts(snapshot, actor, draft));
}

/** One of them. @throws AnteiError `forbidden`; `not-found` for another's as for none */
export async function ownDraft(
  { pool }: World,
  snapshot: Snapshot,
  actor: Actor,
  id: string,
): Promise<OwnDraft> {
  requireMaker(actor, 'viewer');
  const draft = await findDraft(pool, actor.organisation.id, id);
  if (!draft) throw notFound();
  return withProducts(snapshot, actor, draft);
}

function withProducts(snapshot: Snapshot, { organisation }: Actor, draft: WarningDraft): OwnDraft {
  const products = draft.yjCodes.flatMap((code) => snapshot.byCode.get(code) ?? []);
  return {
    ...draft,
    products: products.filter(({ listed, mah }) => listed && organisation.makers.includes(mah)),
  };
}

/**
 * Keeps what a form holds, complete or not.
 * @param draft in place of which, as the actor saw it; null: a new one
 * @returns its id
 * @throws AnteiError `forbidden`, `not-found` for another's product or draft, `warning-conflict`, `warning-refused` for too much
 */
export async function saveDraft(
  { pool, clock }: World,
  snapshot: Snapshot,
  actor: Actor,
  draft: { id: string; seen: number } | null,
  given: { yjCodes: readonly string[]; fields: Readonly<Record<string, string>> },
): Promise<string> {
  requireMaker(actor, 'editor');
  const yjCodes = ownProducts(snapshot, actor, given.yjCodes).map(({ yjCode }) => yjCode);
  const organisationId = actor.organisation.id;
  const row = {
    id: draft?.id ?? newPublicId(),
    yjCodes,
    fields: keptFields(given.fields, yjCodes),
    personId: actor.person?.id ?? null,
    savedAt: clock.now(),
  };
  await inTransaction(pool, async (client) => {
    if (draft) {
      await holdDraft(client, actor, draft);
      await writeDraft(client, organisationId, row);
    } else {
      if ((await countDrafts(client, organisationId)) >= MAX_DRAFTS)
        throw new AnteiError(
          'warning-refused',
          `下書きは${MAX_DRAFTS}件までです。いらないものを消してください。`,
        );
      await insertDraft(client, organisationId, row);
    }
  });
  return row.id;
}

/** Throws a draft away. @throws AnteiError `forbidden`; `not-found` for another's as for none */
export async function dropDraft({ pool }: World, actor: Actor, id: string): Promise<void> {
  requireMaker(actor, 'editor');
  if (!(await deleteDraft(pool, actor.organisation.id, id))) throw notFound();
}

/** The fields that a form of these products has, without what no text may hold. @throws AnteiError `warning-refused` */
function keptFields(
  fields: Readonly<Record<string, string>>,
  [, ...others]: readonly string[],
): Record<string, string> {
  const names = [
    ...NOTICE_FIELDS,
    ...others.flatMap((code) => PRODUCT_FIELDS.map((field) => fieldOf(field, code))),
  ];
  const kept = names.flatMap((name): [string, string][] => {
    const text = fields[name] ?? '';
    if (text.length > MAX_FIELD)
      throw new AnteiError('warning-refused', 'ここまで長い項目は保存できません。');
    return text === '' ? [] : [[name, cleanText(text)]];
  });
  if (kept.reduce((sum, [, text]) => sum + text.length, 0) > MAX_DRAFT)
    throw new AnteiError('warning-refused', '下書きが長すぎます。');
  return Object.fromEntries(kept);
}
