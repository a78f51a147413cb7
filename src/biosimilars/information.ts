import type { Actor } from '../access/index.ts';
import type { SourceDocument } from '../documents/model.ts';
import type { Context } from '../platform/context.ts';
import * as cases from './cases/cases.ts';
import { readLibrary } from './materials/library.ts';
import * as materials from './materials/materials.ts';
import * as seminars from './seminars/seminars.ts';

type Fields = Readonly<Record<string, string>>;

/**
 * What the pages of the biosimilar information site and its officers' forms ask; one for a process. What changes anything
 * checks who acts; each throws AnteiError `forbidden` and `not-found`, and what its definition says.
 * @param documents the register's, with which the library begins
 */
export function createInformation(
  context: Pick<Context, 'pool' | 'clock'>,
  documents: readonly SourceDocument[],
) {
  const library = readLibrary(documents);
  return {
    // Everybody's.
    seminars: () => seminars.listSeminars(context),
    calendarSeminars: () => seminars.calendarSeminars(context),
    materials: () => materials.allMaterials(context, library),
    cases: (prefecture: string | null) => cases.publishedCases(context, prefecture),
    case: (id: string) => cases.publishedCase(context, id),

    // Organisations that send cases.
    submitCase: (actor: Actor, fields: Fields) => cases.submitCase(context, actor, fields),
    rewriteCase: (actor: Actor, id: string, seen: number, fields: Fields) =>
      cases.rewriteOwn(context, actor, id, seen, fields),
    withdrawCase: (actor: Actor, id: string, seen: number) => cases.withdrawOwn(context, actor, id, seen),
    ownCases: (actor: Actor) => cases.ownCases(context, actor),
    ownCase: (actor: Actor, id: string) => cases.ownCase(context, actor, id),

    // The ministry's.
    casesToDecide: (actor: Actor) => cases.casesToDecide(context, actor),
    caseToDecide: (actor: Actor, id: string) => cases.caseToDecide(context, actor, id),
    decideCase: (actor: Actor, id: string, seen: number, decision: { to: string; note: string }) =>
      cases.decideCase(context, actor, id, seen, decision),
    addSeminar: (actor: Actor, fields: Fields) => seminars.addSeminar(context, actor, fields),
    seminarToChange: (actor: Actor, id: string) => seminars.seminarToChange(context, actor, id),
    changeSeminar: (actor: Actor, id: string, seen: number, fields: Fields) =>
      seminars.changeSeminar(context, actor, id, seen, fields),
    cancelSeminar: (actor: Actor, id: string, seen: number) =>
      seminars.cancelSeminar(context, actor, id, seen),
    addMaterial: (actor: Actor, fields: Fields) => materials.addMaterial(context, actor, fields),
    withdrawMaterial: (actor: Actor, id: string) => materials.withdrawMaterial(context, actor, id),
  };
}

export type Information = ReturnType<typeof createInformation>;
