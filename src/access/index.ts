/** The door of the room: what others may use. */
export { type AccessRoom, createAccess } from './access.ts';
export { type Deed, recordDeed, verifyTrail } from './audit.ts';
export { requireAllowed, tokenGate } from './authorise.ts';
export { prepareDemo } from './demo.ts';
export { identityRoutes } from './identity-routes.ts';
export { identitySource } from './identity-source.ts';
export * from './model.ts';
export { newPublicId } from './secrets.ts';
export { type Session, sessionOf } from './sessions.ts';
export { holdsSiteKey, keyLink } from './site-key.ts';
export { isTrialOver } from './store-trial.ts';
