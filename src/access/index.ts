/** The door of the room: what others may use. */
export { createAccess } from './access.ts';
export { recordDeed } from './audit/audit.ts';
export { actorsOfDemo, prepareDemo } from './dev/demo.ts';
export { holdsSiteKey, keyLink } from './dev/site-key.ts';
export { demoOrganisations } from './dev/store-demo.ts';
export { isTrialOver } from './dev/store-trial.ts';
export { identitySource } from './identity-source.ts';
export { composeLetter } from './letters/compose-letter.ts';
export {
  claimLetters,
  type DueLetter,
  endLetter,
  putOffLetter,
  voidLetters,
} from './letters/store-letters.ts';
export { rewriteDeadlines, writeDeadlines } from './letters/write-deadlines.ts';
export { writeLetters } from './letters/write-letters.ts';
export { type Officer, officersOf } from './members/store-members.ts';
export {
  lockOrganisation,
  type MinistryOrganisation,
  ministryOrganisations,
} from './members/store-organisations.ts';
export {
  type Actor,
  allows,
  type Guarded,
  ORGANISATION_KINDS,
  type Organisation,
  type OrganisationKind,
  ROLES,
  type Role,
  SCOPES,
  type Scope,
} from './model.ts';
export { newPublicId } from './secrets.ts';
export { requireAllowed, tokenGate } from './sessions/authorise.ts';
export { type Session, sessionOf } from './sessions/sessions.ts';
export { identityRoutes } from './sign-in/identity-routes.ts';
