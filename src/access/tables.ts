/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = [
  'api_token',
  'audit_entry',
  'invitation',
  'letter',
  'membership',
  'organisation',
  'organisation_maker',
  'person',
  'person_mail',
  'session',
  'sign_in',
  'trial_end',
] as const;

/** Sequences and functions that only the room's own statements may name. */
export const INNER = [
  'end_trial',
  'end_trial_by_official',
  'refuse_audit_change',
  'refuse_trial_again',
] as const;

/** What statements of rooms above may name; said where they are made, in `platform/database/migrations/`. */
export const PUBLISHED = ['maker_organisations', 'officers', 'organisation_names', 'person_names'] as const;

/** Tables whose changes no public page shows, each with the reason. */
export const NOT_PUBLIC = {
  api_token: 'secret',
  audit_entry: 'for the organisation and the ministry',
  invitation: 'secret',
  letter: 'for the person',
  membership: 'for the organisation',
  organisation: 'its name shows with what it did, and never changes',
  organisation_maker: 'for its members',
  person: 'where its name shows, it never changes',
  person_mail: 'for the person',
  session: 'secret',
  sign_in: 'secret',
  trial_end: 'ends with the first official list',
} as const;
