/** Organisations as the operator registers them at the machine. */
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { recordDeed } from '../audit/audit.ts';
import { AnteiError } from '../errors.ts';
import { ORGANISATION_KINDS, type Organisation, type OrganisationKind, type Role } from '../model.ts';
import { newPublicId } from '../secrets.ts';
import { makeInvitation, read } from './members.ts';
import { claimMaker, findOrganisation, insertOrganisation } from './store-organisations.ts';

type World = Pick<Context, 'pool' | 'clock'>;

const Given = z
  .object({
    kind: z.enum(Object.keys(ORGANISATION_KINDS) as [OrganisationKind, ...OrganisationKind[]]),
    name: z.string().trim().min(1, '名前がありません。').max(100, '名前は100字までです。'),
    makers: z.array(z.string().trim().min(1).max(200)),
  })
  .refine(
    ({ kind, makers }) => kind === 'manufacturer' || makers.length === 0,
    '製造販売業者名（--maker）は、製造販売業者（manufacturer）だけが持ちます。',
  );

/** Registers an organisation. @throws AnteiError `bad-request`, `maker-taken` */
export async function registerOrganisation(
  { pool, clock }: World,
  given: { kind: string; name: string; makers: string[] },
): Promise<Organisation> {
  const { kind, name, makers } = read(Given, given);
  const publicId = newPublicId();
  return inTransaction(pool, async (client) => {
    const id = await insertOrganisation(client, { publicId, kind, name, demo: false });
    for (const mah of new Set(makers)) {
      if (!(await claimMaker(client, id, mah))) throw new AnteiError('maker-taken', `「${mah}」`);
    }
    await recordDeed(client, clock, null, 'organisation.add', publicId, { kind });
    if (makers.length > 0)
      await recordDeed(client, clock, null, 'organisation.makers', publicId, { count: makers.length });
    return { id, publicId, kind, name, makers: [...new Set(makers)].sort(), demo: false };
  });
}

/** Invites somebody to an organisation, its first admin above all; returns the secret of the link. @throws AnteiError `not-found` */
export async function inviteTo(context: World, publicId: string, role: Role): Promise<string> {
  const organisation = await findOrganisation(context.pool, publicId);
  if (!organisation) throw new AnteiError('not-found', `組織 ${publicId} はありません。`);
  return makeInvitation(context, null, organisation, { role, note: '運用者からの招待' }, null);
}
