/** The library of materials: it begins with the register's documents; officers of the ministry add others and withdraw them. */

import { type Actor, newPublicId, recordDeed } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ItemProblem } from '../../platform/form-fields.ts';
import { notFound, requireMinistry } from '../rights.ts';
import type { Material } from './library.ts';
import { readMaterial } from './material-form.ts';
import { insertMaterial, listMaterials, writeMaterialWithdrawn } from './store-materials.ts';

type World = Pick<Context, 'pool' | 'clock'>;
export type AddedMaterial = { id: string; problems: [] } | { id: null; problems: ItemProblem[] };

/** Everything that can be read: what officers added, the last first, then the register's documents. */
export async function allMaterials({ pool }: World, documents: readonly Material[]): Promise<Material[]> {
  const added = await listMaterials(pool);
  return [
    ...added.map(({ publicId, enteredAt: _, ...text }) => ({ ...text, id: publicId, document: false })),
    ...documents,
  ];
}

/** Adds a material, at once for everybody; nothing is stored while a field is wrong. @throws AnteiError `forbidden` */
export async function addMaterial(
  { pool, clock }: World,
  actor: Actor,
  fields: Readonly<Record<string, string>>,
): Promise<AddedMaterial> {
  requireMinistry(actor, 'editor');
  const { value, problems } = readMaterial(fields);
  if (!value) return { id: null, problems };
  const id = newPublicId();
  const who = { organisationId: actor.organisation.id, personId: actor.person?.id ?? null };
  await inTransaction(pool, async (client) => {
    await insertMaterial(client, id, who, value, clock.now());
    await recordDeed(client, clock, actor, 'material.add', id);
    await raiseRevision(client, 'biosimilars');
  });
  return { id, problems: [] };
}

/** Takes a material off the list; it stays in the database. @throws AnteiError `forbidden`, `not-found` */
export async function withdrawMaterial({ pool, clock }: World, actor: Actor, id: string): Promise<void> {
  requireMinistry(actor, 'editor');
  await inTransaction(pool, async (client) => {
    if (!(await writeMaterialWithdrawn(client, id, clock.now()))) throw notFound('資材');
    await recordDeed(client, clock, actor, 'material.withdraw', id);
    await raiseRevision(client, 'biosimilars');
  });
}
